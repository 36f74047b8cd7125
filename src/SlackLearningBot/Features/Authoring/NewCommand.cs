using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Authoring;

/// <summary><c>/learn new</c>: one lesson and its question in a form.</summary>
internal sealed class NewCommand(Forms forms) : ISubcommand
{
    public string Path => "new";

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help { get; } =
        [new("new", "write a lesson and its question; or drop .md or .csv files, or a zip of them, into our direct message")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) =>
        new CommandReply.OpenView(await forms.OpenAsync(call.Learner, cancel));
}
