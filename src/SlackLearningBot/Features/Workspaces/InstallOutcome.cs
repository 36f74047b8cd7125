using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>What came of somebody's wish to install the bot. Only <see cref="Installed"/> changed anything.</summary>
internal abstract record InstallOutcome
{
    /// <param name="Workspace">Where.</param>
    /// <param name="AppId">The app, for the link into Slack.</param>
    public sealed record Installed(Workspace Workspace, string AppId) : InstallOutcome;

    /// <summary>The state did not fit, or no code came with it.</summary>
    public sealed record NotBegunHere(StateCheck State) : InstallOutcome;

    /// <summary>The person said no at Slack.</summary>
    public sealed record SaidNo : InstallOutcome;

    /// <summary>Slack sent them back with another error.</summary>
    public sealed record SlackRefused : InstallOutcome;

    /// <summary>For a whole organisation: the bot keeps each workspace apart and needs one at a time.</summary>
    public sealed record WholeOrganisation : InstallOutcome;

    /// <summary>Slack gave less than the bot needs.</summary>
    public sealed record ScopesMissing(IReadOnlyList<string> Scopes) : InstallOutcome;

    /// <summary>The operator has something to mend; Slack's code says what.</summary>
    public sealed record SetUpWrong(string Error) : InstallOutcome;

    /// <summary>Slack did not answer, or its answer was lost: beginning again is safe.</summary>
    public sealed record NoAnswer : InstallOutcome;
}
