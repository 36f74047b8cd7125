using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>Why somebody goes without, as an owner may read it: nobody learns from it who blocked whom.</summary>
internal static class AloneWords
{
    public static Mrkdwn Line(PlannedAlone one) => Mrkdwn.Of($"• {new SlackUser(one.UserId)}: {Reason(one)}");

    private static string Why(string told) => Enum.TryParse<ToldExclusion>(told, out var why) ? Phrase(why) : "of something between the two";

    private static string Reason(PlannedAlone one) => (one.Why, one.Detail) switch
    {
        ("not_asked", _) => "not asked in time, so left in peace: no hour came at which I could write to them",
        ("no_profile", _) => "no mentor profile (`/mentor offer` writes one)",
        ("resting", _) => "not open for this at the moment, by their own settings",
        ("places", { } few) => $"too few places: {RoundView.People(few.People)} could have only {RoundView.Count(few.Mentors, "mentor, who has", "mentors, who have")} {RoundView.Count(few.Places, "place", "places")}",
        ("nobody", { Excluded: { } between }) when between.ContainsKey($"{ToldExclusion.BetweenThem}") => "nobody of this round may be theirs, by its rules, the reporting lines, whom they had before, or what people said",
        ("nobody", { Excluded: { Count: > 0 } excluded }) => $"nobody of this round may be theirs: {string.Join(", ", excluded.Select(why => $"{why.Value:N0} because {Why(why.Key)}"))}",
        ("nobody", _) => "there is nobody in this round for them",
        ("taken", { } taken) => $"all {RoundView.People(taken.Mentors)} they may be with have somebody",
        ("by_hand", _) => "taken out by hand",
        ("gone", _) => "whom they had is not here any more",
        _ => "something changed since it was published, so it could not begin",
    };

    private static string Phrase(ToldExclusion why) => why switch
    {
        ToldExclusion.Paused => "one of them takes a rest",
        ToldExclusion.Kind => "one of them is not open for this kind",
        ToldExclusion.NotJunior => "the mentor is not the junior",
        ToldExclusion.Full => "the mentor has no place free",
        ToldExclusion.Language => "they name no language in common",
        ToldExclusion.Format => "they meet only in different ways",
        ToldExclusion.Hours => "they hardly work at the same time",
        ToldExclusion.Team => "they are of one team",
        ToldExclusion.Level => "the mentor is not far enough above",
        ToldExclusion.OtherWay => "the other way round fits better",
        _ => "of something between the two, which is nobody else's business",
    };
}
