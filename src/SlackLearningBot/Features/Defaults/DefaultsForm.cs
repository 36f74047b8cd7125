using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Defaults;

/// <summary>A workspace's decisions as fields of a dialog, and what an owner filled in.</summary>
internal static class DefaultsForm
{
    public const string HourBlock = "defaults_hour";
    public const string DaysBlock = "defaults_days";
    public const string ZoneBlock = "defaults_zone";
    public const string Hour = "defaults.hour";
    public const string Days = "defaults.days";
    public const string Zone = "defaults.zone";
    public const string ResultsBlock = "defaults_results";
    public const string Results = "defaults.results";
    private static readonly Option Names = Option.Plain("Who passed, by name", "names");
    private static readonly Option Counts = Option.Plain("How many passed, without names", "counts");

    public static IEnumerable<Block> Fields(WorkspaceDefault now, IReadOnlyList<CalendarChoice> calendars, int most) =>
    [
        new Section(Mrkdwn.Of($"*What newcomers are proposed*\nEverybody chooses for themselves. What people chose already stays as it is.")),
        new Input("When", new TimePicker(Hour, now.Rhythm.Hour), BlockId: HourBlock),
        new Input("On which days", DayBoxes.Of(Days, now.Rhythm.Days), BlockId: DaysBlock),
        new Input("Time zone", ZoneMenu.Of(Zone, now.Rhythm.Zone), Hint: "For people whose zone Slack does not know.", BlockId: ZoneBlock),
        new Divider(),
        new Section(Mrkdwn.Of($"*What holds for everybody who chose nothing*\nFrom now on, for newcomers and for people who learn already.")),
        PeaceFields.QuietField(now.Peace.Quiet, null),
        PeaceFields.NudgesField(now.Peace.NudgesADay, most, null),
        PeaceFields.HolidaysField(now.Peace.Calendar, calendars, null),
        new Divider(),
        new Input(
            "What owners see of assessments",
            new StaticSelect(Results, [Names, Counts], InitialOption: now.ShowsNames ? Names : Counts),
            Hint: "Learners are told before they begin. What was given under “without names” stays so.",
            BlockId: ResultsBlock),
    ];

    /// <summary>What the owner decided; null with what is wrong, by block.</summary>
    public static WorkspaceDefault? Read(
        StateValues state, WorkspaceDefault before, IReadOnlyList<CalendarChoice> calendars, int most, Dictionary<string, string> wrong)
    {
        var hour = state.Time(HourBlock, Hour);
        if (hour is null || !Rhythm.Allows(hour.Value))
        {
            wrong[HourBlock] = $"Please choose an hour from {Rhythm.Earliest:HH:mm} to {Rhythm.Latest:HH:mm}.";
        }

        var days = DayBoxes.Read(state.SelectedMany(DaysBlock, Days));
        if (days == LearningDays.None)
        {
            wrong[DaysBlock] = "Please choose at least one day.";
        }

        var zone = state.Selected(ZoneBlock, Zone);
        if (zone is null || !Zones.IsKnown(zone))
        {
            wrong[ZoneBlock] = "Please choose a time zone.";
        }

        var peace = PeaceFields.Read(state, before.Peace, most, calendars, wrong);
        var results = state.Find(ResultsBlock, Results)?.Selected;
        if (results is not (null or "names" or "counts"))
        {
            wrong[ResultsBlock] = "Please choose one of the two.";
        }

        return wrong.Count > 0 ? null : new WorkspaceDefault(new Rhythm(zone!, hour!.Value, days), peace, results is null ? before.ShowsNames : results == "names");
    }
}
