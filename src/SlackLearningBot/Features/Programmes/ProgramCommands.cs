using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Programmes;

/// <summary>Help names programmes in one way, and people in several.</summary>
internal static class ProgramWords
{
    public const string American = "program";

    private static readonly string[] Others = ["programme", "programmes", "programs"];

    public static IReadOnlyList<string> Spelt(string rest) => [.. Others.Select(word => word + rest)];
}

/// <summary><c>/learn program</c>: the workspace's programmes and the groups in them, with what can be done.</summary>
internal sealed class ProgramCommand(NpgsqlDataSource database, CalendarClock calendar) : ISubcommand
{
    public string Path => ProgramWords.American;

    public IReadOnlyList<string> AlsoCalled { get; } = ProgramWords.Spelt("");

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help { get; } = [new("program", "programmes around a session: choose people, see how each group stands")];

    public Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => database.InTransactionAsync<CommandReply>(
        async transaction => CohortView.List(await ProgrammeLists.ReadAsync(transaction, call.Learner.TeamId, new ListedPages(0, 0), calendar.Now, cancel)), cancel);
}

/// <summary><c>/learn program import</c>: how a programme is written as a file.</summary>
internal sealed class ProgramImportCommand : ISubcommand
{
    public string Path => $"{ProgramWords.American} import";

    public IReadOnlyList<string> AlsoCalled { get; } = ProgramWords.Spelt(" import");

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help { get; } = [new("program import", "how to write a programme as a file, and what to do with it")];

    public Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => Task.FromResult<CommandReply>(CohortView.Import);
}

/// <summary><c>/learn program new</c>: a simple programme in a form, a step a line.</summary>
internal sealed class ProgramNewCommand : ISubcommand
{
    public string Path => $"{ProgramWords.American} new";

    public IReadOnlyList<string> AlsoCalled { get; } = ProgramWords.Spelt(" new");

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help { get; } = [new("program new", "make a simple programme in a form")];

    public Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => Task.FromResult<CommandReply>(new CommandReply.OpenView(LinesForm.Render()));
}

/// <summary>The form was sent: it becomes a draft like a dropped file, and is saved with the same click.</summary>
internal sealed class LinesModal(NpgsqlDataSource database, IRoles roles, DraftDesk desk) : IViewSubmissionHandler
{
    /// <summary>The name under which the report tells of its lines.</summary>
    private const string File = "form.yaml";

    public string CallbackId => LinesForm.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var owner = new LearnerKey(submission.Actor.TeamId!, submission.Actor.UserId);
        if (!await roles.IsOwnerAsync(owner, cancel))
        {
            return new SubmissionReply.Update(MessageView.Of(CohortView.NoOwner));
        }

        var (title, lines) = (Text(submission, LinesForm.Title), Text(submission, LinesForm.Steps));
        if (LinesForm.Unread(lines) is { } unread)
        {
            return new SubmissionReply.Errors(unread);
        }

        var file = new ContentFile(File, ProgrammeLines.ToYaml(title, lines));
        return await database.InTransactionAsync(
            async transaction => desk.Check(file, await ProgrammeStore.ReadWorldAsync(transaction, owner.TeamId, cancel)) is ProgrammeVerdict.Refused refused
                ? new SubmissionReply.Errors(LinesForm.Wrong(refused.Errors))
                : (SubmissionReply)new SubmissionReply.Update(MessageView.Of(DraftView.Of(await desk.AddAsync(transaction, owner, file, cancel)))),
            cancel);
    }

    private static string Text(ViewSubmission submission, string block) => (submission.State.Text(block, block) ?? "").Replace("\0", "", StringComparison.Ordinal).Trim('\n', ' ');
}
