using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Learners;

/// <summary>What a form says, when read.</summary>
internal abstract record RhythmChoice
{
    public sealed record Chosen(Rhythm Rhythm, IReadOnlyList<string> TrackIds) : RhythmChoice;

    /// <summary>"My own choice of days": they are to be chosen in a form that has room for it.</summary>
    public sealed record OwnDays(Rhythm SoFar, IReadOnlyList<string> TrackIds) : RhythmChoice;

    /// <summary>What is missing or not possible, by the block it stands in.</summary>
    public sealed record Wrong(IReadOnlyDictionary<string, string> ByBlock) : RhythmChoice;
}

/// <summary>Hour, days, zone and tracks as fields, the same in App Home, a message and a dialog; and what people filled in.</summary>
internal static class RhythmForm
{
    public const string HourBlock = "rhythm_hour";
    public const string DaysBlock = "rhythm_days";
    public const string ZoneBlock = "rhythm_zone";
    public const string TracksBlock = "rhythm_tracks";
    public const string Hour = "rhythm.hour";
    public const string Days = "rhythm.days";
    public const string EachDay = "rhythm.each_day";
    public const string Zone = "rhythm.zone";
    public const string Tracks = "rhythm.tracks";
    private const string Own = "own";

    private static readonly LearningDays[] Patterns =
    [
        LearningDays.Weekdays,
        LearningDays.Weekdays & ~LearningDays.Friday,
        LearningDays.Monday | LearningDays.Wednesday | LearningDays.Friday,
        LearningDays.Tuesday | LearningDays.Thursday,
        LearningDays.EveryDay,
    ];

    public static Input HourField(Rhythm proposed) =>
        new("When", new TimePicker(Hour, proposed.Hour), BlockId: HourBlock);

    /// <summary>Usual patterns to pick from: one click in a message or in App Home.</summary>
    public static Input DaysField(LearningDays proposed)
    {
        Option[] options =
        [
            .. Patterns.Contains(proposed) ? Patterns.Select(DayBoxes.OptionOf) : Patterns.Prepend(proposed).Select(DayBoxes.OptionOf),
            Option.Plain("My own choice…", Own),
        ];
        return new Input("On which days", new StaticSelect(Days, options, InitialOption: options.First(option => option.Value == DayBoxes.ValueOf(proposed))), BlockId: DaysBlock);
    }

    /// <summary>Each day of the week to tick: for a dialog.</summary>
    public static Input EachDayField(LearningDays proposed) => new("On which days", DayBoxes.Of(EachDay, proposed), BlockId: DaysBlock);

    public static Input ZoneField(string proposed, bool isInMessage = false) =>
        new("Time zone", ZoneMenu.Of(Zone, proposed, isInMessage), BlockId: ZoneBlock);

    /// <summary>Nothing when there is nothing to learn yet.</summary>
    public static IEnumerable<Block> TracksField(IReadOnlyList<OfferedTrack> tracks, IReadOnlyList<string> chosen)
    {
        if (tracks.Count == 0)
        {
            return [];
        }

        Option[] options = [.. tracks.Select(track => Option.Plain(
            Excerpt.Of(track.Title, SlackLimits.OptionText),
            track.TrackId,
            string.IsNullOrWhiteSpace(track.Description) ? null : Excerpt.OfWords(track.Description.ReplaceLineEndings(" ").Trim(), SlackLimits.OptionDescription)))];
        Option[] initial = [.. options.Where(option => chosen.Contains(option.Value))];
        return [new Input("What interests you?", new Checkboxes(Tracks, options, initial.Length > 0 ? initial : null), Optional: true, BlockId: TracksBlock)];
    }

    /// <summary>Everything in it comes from a person's client: each value is one we offer, or named as wrong.</summary>
    public static RhythmChoice Read(StateValues state)
    {
        var wrong = new Dictionary<string, string>();
        var hour = state.Time(HourBlock, Hour);
        if (hour is null)
        {
            wrong[HourBlock] = "Please choose an hour.";
        }
        else if (!Rhythm.Allows(hour.Value))
        {
            wrong[HourBlock] = $"Please choose an hour from {Rhythm.Earliest:HH:mm} to {Rhythm.Latest:HH:mm}.";
        }

        var zone = state.Selected(ZoneBlock, Zone);
        if (zone is null || !Zones.IsKnown(zone))
        {
            wrong[ZoneBlock] = "Please choose a time zone.";
        }

        var own = state.Selected(DaysBlock, Days) == Own;
        var days = own ? LearningDays.Weekdays : DaysOf(state);
        if (days == LearningDays.None)
        {
            wrong[DaysBlock] = "Please choose at least one day.";
        }

        if (wrong.Count > 0)
        {
            return new RhythmChoice.Wrong(wrong);
        }

        var rhythm = new Rhythm(zone!, hour!.Value, days);
        string[] tracks = [.. state.SelectedMany(TracksBlock, Tracks).Where(id => id.Length <= SlackLimits.OptionValue && !id.Contains('\0')).Distinct().Take(SlackLimits.CheckboxOptions)];
        return own ? new RhythmChoice.OwnDays(rhythm, tracks) : new RhythmChoice.Chosen(rhythm, tracks);
    }

    private static LearningDays DaysOf(StateValues state) => DayBoxes.Read(state.SelectedMany(DaysBlock, EachDay).Append(state.Selected(DaysBlock, Days) ?? ""));
}
