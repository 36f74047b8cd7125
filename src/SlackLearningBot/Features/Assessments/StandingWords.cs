using SlackLearningBot.Learning.Assessments;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Where people stand, in an owner's words.</summary>
internal static class StandingWords
{
    public static string Of(Standing standing) => standing switch
    {
        Standing.NotStarted => "not started",
        Standing.Underway => "under way",
        Standing.MayTryAgain => "not passed yet, may try again",
        Standing.Passed => "passed",
        Standing.Failed => "not passed",
        Standing.TakenBack => "taken back before the end",
        _ => "never started",
    };

    public static string Capital(Standing standing) => Of(standing) is var words ? char.ToUpperInvariant(words[0]) + words[1..] : "";
}
