using System.Globalization;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>How good a round is, in words.</summary>
internal static class FiguresView
{
    public static Mrkdwn Lines(MentorRound round, RoundFigures figures, RoundCounts counts)
    {
        var lines = new List<string>
        {
            round.IsPeers
                ? $"{RoundView.Count(counts.Pairs, "pair", "pairs")}{(figures.MostPairs is { } most ? $", and no round has more than {most:N0}" : "")}{(figures.Edited ? "; changed by hand, and *Match again* begins anew" : "")}."
                : $"{RoundView.Count(counts.Pairs, "pair", "pairs")}: {Claim(figures)}.",
            $"Fit on average {Number(figures.Mean)} of {Most(round)}, a quarter {figures.LowestQuartile:N0} or less{(round.IsPeers ? "" : "; what people wish decides, too, and is shown to nobody")}.",
            Blocking(round, figures.BlockingPairs),
        };
        if (figures.Dropped > 0)
        {
            lines.Add($"{RoundView.Count(figures.Dropped, "pair", "pairs")} set by hand could not stay: something came between the people of it, or a place is gone.");
        }

        if (figures.TeamsKnown > 0)
        {
            lines.Add($"{Percent(figures.CrossTeam, figures.TeamsKnown)} of the pairs are of different teams{(figures.TeamsKnown < figures.Pairs ? $" ({figures.TeamsKnown:N0} of {figures.Pairs:N0} teams known)" : "")}.");
        }

        if (figures is { MostTotal: > 0 and var bound, Total: var total })
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"All fits together are {total:N0}; no round of as many pairs can have more than {bound:N0}, so at most {100 * (1 - ((double)total / bound)):0.0} % are missing."));
        }

        return Mrkdwn.Of($"{string.Join('\n', lines.Select(line => $"• {line}"))}");
    }

    /// <summary>A change by hand, before and after.</summary>
    public static Mrkdwn Compared(RoundFigures before, RoundFigures after) => Mrkdwn.Of(
        $"{RoundView.Count(before.Pairs, "pair", "pairs")} → {after.Pairs:N0} · without {before.Unmatched:N0} → {after.Unmatched:N0} · all fits together {before.Total:N0} → {after.Total:N0} ({Signed(after.Total - before.Total)}) · on average {Number(before.Mean)} → {Number(after.Mean)} · lowest quarter {before.LowestQuartile:N0} → {after.LowestQuartile:N0} · who would rather have each other {before.BlockingPairs:N0} → {after.BlockingPairs:N0} · of different teams {before.CrossTeam:N0} → {after.CrossTeam:N0}");

    private static string Claim(RoundFigures figures) => figures switch
    {
        { Edited: true } => "changed by hand; *Match again* finds the best round beside what you set",
        { ByHand: > 0 } => "the most there can be beside those set by hand",
        _ => "no round has more, and none of as many fits better",
    };

    private static string Blocking(MentorRound round, int count) => (count, round.IsPeers) switch
    {
        (0, _) => "Nobody who is not matched with each other would both rather be.",
        (_, true) => $"{RoundView.Count(count, "two people", "times two people")} would both rather have each other than whom they get.",
        _ => $"{RoundView.Count(count, "mentee and mentor", "times a mentee and a mentor")} would both rather have each other, by fit, than whom they get.",
    };

    private static int Most(MentorRound round) => round.IsPeers ? 2 * Fit.Most : Fit.Most;

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Signed(long change) => change.ToString("+#,0;−#,0;±0", CultureInfo.InvariantCulture);

    private static string Percent(int of, int all) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * of / all:0} %");
}
