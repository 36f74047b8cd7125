namespace SlackLearningBot.Seams;

/// <summary>What a slice does for a workspace once the bot is installed there. Called at every installation and start, so it must know what it has done already.</summary>
internal interface INewWorkspace
{
    Task WelcomeAsync(Workspace workspace, CancellationToken cancel);
}
