using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Tracks;

/// <summary>How far a person has come, in words a screen reader can say.</summary>
internal static class ProgressView
{
    public const string MenuName = "tracks.menu";
    public const string LeaveChoice = "leave";

    private const string BlockPrefix = "tracks.mine:";
    private const int MostTracks = 40;

    /// <param name="standings">How far the person is, by track.</param>
    /// <param name="days">On which they learnt this week.</param>
    /// <param name="parts">What other slices say below.</param>
    public static SlackMessage Message(IReadOnlyList<TrackStanding> standings, IReadOnlyList<DateOnly> days, IReadOnlyList<ProgressPart> parts)
    {
        var spoken = Mrkdwn.Join("", parts.Select(part => Mrkdwn.Of($" {part.Spoken}")));
        if (standings.Count == 0)
        {
            var none = Mrkdwn.Of($"You have not joined a track yet. Choose one, and your progress shows here.");
            return new SlackMessage(none + spoken, [new Section(none), new Actions([CommonButtons.Catalogue]), .. parts.SelectMany(part => part.Blocks)]);
        }

        var lessons = standings.Sum(track => track.Done);
        return new SlackMessage(
            Mrkdwn.Of($"You have finished {CatalogueView.Count(lessons, "lesson")} in {CatalogueView.Count(standings.Count, "track")}. {Week(days)}") + spoken,
            [
                .. standings.Take(MostTracks).Select(track => new Section(Track(track))),
                .. parts.SelectMany(part => part.Blocks),
                new Context([Mrkdwn.Of($"{Week(days)} Only you see this; it is also in my *Home* tab.")]),
            ]);
    }

    public static IReadOnlyList<Block> Home(IReadOnlyList<TrackStanding> standings, IReadOnlyList<DateOnly> days, bool isLearner)
    {
        if (standings.Count == 0)
        {
            return isLearner
                ?
                [
                    new Header("My tracks"),
                    new Section(Mrkdwn.Of($"You have not joined a track yet. Choose what you would like to get better at, and lessons begin at your hour.")),
                    new Actions([CommonButtons.Catalogue], BlockId: "tracks.choose"),
                ]
                : [];
        }

        return
        [
            new Header("My tracks"),
            .. standings.Take(MostTracks).Select(track => new Section(
                Track(track),
                Accessory: new Overflow(MenuName, [Option.Plain("Leave this track", LeaveChoice)]),
                BlockId: BlockPrefix + track.TrackId)),
            .. standings.Sum(track => track.Done) > 0 || days.Count > 0 ? [new Context([Week(days)])] : Array.Empty<Block>(),
            new Actions([CommonButtons.Catalogue], BlockId: "tracks.choose"),
        ];
    }

    public static string? TrackOf(string blockId) =>
        blockId.StartsWith(BlockPrefix, StringComparison.Ordinal) && blockId.Length > BlockPrefix.Length ? blockId[BlockPrefix.Length..] : null;

    public static DateOnly MondayOf(DateOnly day) => LocalDay.MondayOf(day);

    private static Mrkdwn Track(TrackStanding track)
    {
        var text = Mrkdwn.Of($"*{TracksView.Bold(track.Title)}*\n{TextBar.Of(track.Done, track.Lessons - track.PutAside)}  {track.Done} of {CatalogueView.Count(track.Lessons, "lesson")}");
        if (track.PutAside > 0)
        {
            text += Mrkdwn.Of($", {track.PutAside} put aside");
        }

        if (track.RightFirst > 0)
        {
            text += Mrkdwn.Of($"\n{track.RightFirst} of {CatalogueView.Count(track.Answered, "question")} right the first time");
        }

        return track.Lessons > 0 && track.Done + track.PutAside >= track.Lessons ? text + Mrkdwn.Of($" · finished, well done") : text;
    }

    private static Mrkdwn Week(IReadOnlyList<DateOnly> days) => days.Count == 0
        ? Mrkdwn.Of($"A quiet week so far.")
        : Mrkdwn.Of($"This week you learnt on {InWords([.. days.Select(day => day.ToString("dddd"))])}.");

    private static string InWords(IReadOnlyList<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";
}
