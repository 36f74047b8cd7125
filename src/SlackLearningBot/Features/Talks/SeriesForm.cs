using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Talks;

/// <summary>The form in which an owner opens a series.</summary>
internal static class SeriesForm
{
    public const string Callback = "talk.series_form";
    public const string Name = "talk_series_name";
    public const string Every = "talk_series_every";
    public const string Rota = "talk_series_rota";
    public const int LongestName = 80;
    public const int MostInRota = 50;

    private const int UsualMinutes = 45;

    private static readonly Option[] Rhythms = [Option.Plain("Every week", "1"), Option.Plain("Every other week", "2"), Option.Plain("Every four weeks", "4")];

    public static ModalView Render(DateTimeOffset proposal) => new(
        "A series of talks",
        [
            new Input("What is it called?", new PlainTextInput(Name, MaxLength: LongestName, Placeholder: "Tech talk"), BlockId: Name),
            .. PlanForm.Fields(proposal, UsualMinutes, "", null, "The first date. The others come at the same hour of your clock, in summer and winter."),
            PublicChannels.Field(PlanForm.Room.Channel, null),
            new Input("How often?", new StaticSelect(Every, Rhythms, InitialOption: Rhythms[0]), BlockId: Every),
            new Input(
                "Who takes turns?",
                new MultiUsersSelect(Rota, MaxSelectedItems: MostInRota),
                Hint: "In this order; each is asked two weeks before. A date that nobody took a week before is anybody's. Empty: all dates are open.",
                Optional: true,
                BlockId: Rota),
        ],
        submit: "Open it",
        close: "Cancel",
        callbackId: Callback);

    /// <summary>Null with what is wrong, by block.</summary>
    public static Series? Read(StateValues state, string teamId, string owner, Guid id, DateTimeOffset now, string zone, Dictionary<string, string> wrong)
    {
        var name = PlainLine.Of(state.Text(Name, Name));
        if (name.Length == 0)
        {
            wrong[Name] = "Please give it a name.";
        }

        var every = Rhythms.Select(one => one.Value).FirstOrDefault(one => one == state.Selected(Every, Every));
        if (every is null)
        {
            wrong[Every] = "Please choose one of these.";
        }

        string[] rota = [.. state.Users(Rota, Rota).Where(one => one is ['U' or 'W', ..] && one.All(char.IsAsciiLetterOrDigit)).Distinct()];
        if (rota.Length > MostInRota)
        {
            wrong[Rota] = $"Please choose at most {MostInRota} people.";
        }

        return PlanForm.Read(state, now, zone, wrong) is not { } plan ? null : new Series
        {
            TeamId = teamId, SeriesId = id, Name = Excerpt.Of(name, LongestName), Owner = owner, FirstDay = plan.Day, EveryWeeks = every![0] - '0', Hour = WallClock.Of(plan.StartsAt, zone), Zone = zone,
            Minutes = plan.Minutes, Place = plan.Place, Seats = plan.Seats, Channel = plan.Channel, Rota = rota,
        };
    }

    /// <summary>What a date is taken with.</summary>
    public static ModalView ForTake(Series series, SeriesSlot slot, string speaker) => new(
        "Take this date",
        [
            new Section(Mrkdwn.Of($"{series.Name}, {HappeningWords.Moment(slot.StartsAt)}, {series.Minutes} minutes. It is planned and announced as soon as you send this.")),
            .. TalkForm.About.Render("", "", [], [speaker]),
        ],
        submit: "Take it",
        close: "Cancel",
        callbackId: SeriesView.TakeForm,
        privateMetadata: TalkValues.Of(new SlotValue(series.SeriesId, slot.Day)));
}
