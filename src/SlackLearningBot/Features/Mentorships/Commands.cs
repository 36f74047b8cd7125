using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Mentorships;

/// <summary><c>/mentor end</c>: which one, and what it means.</summary>
internal sealed class EndCommand(EndForms forms) : ISubcommand, IOpensView
{
    public string Command => SlashCommands.Mentor;

    public string Path => "end";

    public IReadOnlyList<HelpLine> Help { get; } = [new("end", "end a mentorship; nobody is told by whom, or why")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) =>
        new CommandReply.OpenView(await forms.OpenAsync(call.Learner, first: null, cancel));
}

/// <summary><c>/mentor notes</c>: one's own.</summary>
internal sealed class NotesCommand(NpgsqlDataSource database) : ISubcommand, IOpensView
{
    private const int Most = 40;

    public string Command => SlashCommands.Mentor;

    public string Path => "notes";

    public IReadOnlyList<HelpLine> Help { get; } = [new("notes", "read what you wrote down after your meetings")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => new CommandReply.OpenView(NoteForm.List(
        await database.InTransactionAsync(transaction => NoteStore.ReadOwnAsync(transaction, call.Learner, Most, cancel), cancel)));
}
