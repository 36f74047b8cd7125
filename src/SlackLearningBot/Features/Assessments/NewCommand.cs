using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Assessments;

/// <summary><c>/learn assess new</c>: an assessment in a form.</summary>
internal sealed class NewCommand(NpgsqlDataSource database) : ISubcommand, IOpensView
{
    public string Path => "assess new";

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help { get; } = [new("assess new", "make an assessment of the questions of tracks")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) =>
        await database.InTransactionAsync(transaction => AssessmentStore.ReadTracksAsync(transaction, call.Learner.TeamId, cancel), cancel) is { Count: > 0 } tracks
            ? new CommandReply.OpenView(NewView.Form(tracks))
            : new CommandReply.OpenView(MessageView.Of(NewView.NoTracks));
}

/// <summary>The form was sent. Who is no owner any more changes nothing.</summary>
internal sealed class NewModal(NpgsqlDataSource database, IRoles roles, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => NewView.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var owner = AttemptReplies.Person(submission.Actor);
        return await roles.IsOwnerAsync(owner, cancel)
            ? await database.InTransactionAsync(transaction => MakeAsync(transaction, owner, submission.State, cancel), cancel)
            : new SubmissionReply.Update(MessageView.Of(NewView.NoOwner));
    }

    private async Task<SubmissionReply> MakeAsync(NpgsqlTransaction transaction, LearnerKey owner, StateValues state, CancellationToken cancel)
    {
        var known = (await AssessmentStore.ReadTracksAsync(transaction, owner.TeamId, cancel)).Select(track => track.TrackId);
        List<string> tracks = [.. state.SelectedMany(NewView.Block(AssessmentField.Tracks), NewView.Block(AssessmentField.Tracks)).Distinct().Intersect(known)];
        var bank = await BankStore.ReadAsync(transaction, owner.TeamId, tracks, cancel);
        var errors = new Dictionary<AssessmentField, string>();
        if (AssessmentCheck.Read(Wish(state), bank, errors) is not { } rules)
        {
            return new SubmissionReply.Errors(errors.ToDictionary(error => NewView.Block(error.Key), error => error.Value));
        }

        var id = Guid.CreateVersion7(calendar.Now);
        var certificate = state.SelectedMany(NewView.CertificateBlock, NewView.CertificateBlock).Count > 0;
        await AssessmentStore.AddAsync(transaction, owner, id, rules, certificate, tracks, calendar.Now, cancel);
        return new SubmissionReply.Update(NewView.Made(id, rules));
    }

    private static AssessmentWish Wish(StateValues state)
    {
        return new AssessmentWish(
            Text(AssessmentField.Title), Text(AssessmentField.Count), Text(AssessmentField.Quotas), Text(AssessmentField.PassMark), Text(AssessmentField.Attempts), Text(AssessmentField.Minutes));

        string? Text(AssessmentField field) => state.Text(NewView.Block(field), NewView.Block(field))?.Replace("\0", "", StringComparison.Ordinal);
    }
}

/// <summary><c>/learn assess</c> with nothing behind it, or something else.</summary>
internal sealed class AssessCommand : ISubcommand
{
    public string Path => "assess";

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help => [];

    public Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => Task.FromResult<CommandReply>(StatusView.NotUnderstood(call.Words.Trim()));
}
