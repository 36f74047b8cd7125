using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;

namespace SlackLearningBot.Learning.Tests.Mentoring;

/// <summary>Profiles as tests write them: Anna wants to learn, Ben gives.</summary>
internal static class People
{
    public static readonly DateOnly Monday = new(2026, 11, 23);

    public static MentoringProfile Anna { get; } = new("anna") { Goals = ["SQL performance", "Public speaking"], Level = 3, Zone = "Europe/Stockholm", Languages = ["en", "sv"] };

    public static MentoringProfile Ben { get; } = new("ben") { Gives = ["sql", "Speaking in public"], Level = 5, Zone = "Europe/Stockholm", Languages = ["EN"], Capacity = new Capacity(2) };

    public static Candidate Ready(this MentoringProfile profile) => Candidate.Of(profile, Monday);

    public static Fit FitOfThem(MentoringProfile mentee, MentoringProfile mentor, MentorshipKind kind = MentorshipKind.Classic) => FitOf.Pair(mentee.Ready(), mentor.Ready(), kind);

    public static MentoringProfile Anybody(string key, Random chance)
    {
        string[] topics = ["sql", "public speaking", "C#", "testing", "hiring", "team lead", "career"];
        return new MentoringProfile(key)
        {
            Gives = [.. topics.Where(_ => chance.Next(3) == 0)],
            Goals = [.. topics.Where(_ => chance.Next(3) == 0)],
            Level = chance.Next(4) == 0 ? null : chance.Next(10),
            Team = chance.Next(4) == 0 ? null : $"team {chance.Next(3)}",
            Function = chance.Next(4) == 0 ? null : $"function {chance.Next(3)}",
            Site = chance.Next(4) == 0 ? null : $"site {chance.Next(3)}",
            Zone = chance.Next(4) switch { 0 => null, 1 => "Asia/Kolkata", 2 => "America/New_York", _ => "Europe/Stockholm" },
            Languages = chance.Next(4) == 0 ? [] : [chance.Next(5) == 0 ? "sv" : "en"],
            Capacity = new Capacity(chance.Next(4), chance.Next(3) == 0 ? chance.Next(4) : null, chance.Next(3)),
            Wishes = (Difference)chance.Next(16),
            IsPaused = chance.Next(15) == 0,
        };
    }
}
