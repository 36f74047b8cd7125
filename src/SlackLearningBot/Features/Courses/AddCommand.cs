using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Courses;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Courses;

/// <summary><c>/learn add URL</c>: the form for it, or what the workspace has of it already.</summary>
internal sealed class AddCommand(NpgsqlDataSource database, IRoles roles) : ISubcommand
{
    public string Path => "add";

    public IReadOnlyList<HelpLine> Help { get; } = [new("add https://…", "propose a course, conference, workshop, video or article from elsewhere")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        if (LinkReading.Read(call.Words) is not LinkReading.Good { Url: var url })
        {
            return ProposalView.NoAddress((LinkReading.Wrong)LinkReading.Read(call.Words), call.Words.Trim().Length == 0);
        }

        var isOwner = await roles.IsOwnerAsync(call.Learner, cancel);
        await using var connection = await database.OpenConnectionAsync(cancel);
        var known = await CourseStore.FindByUrlAsync(connection, call.Learner, url, cancel);
        return known is null ? new CommandReply.OpenView(CourseForm.New(url, isOwner)) : ProposalView.Known(known, isOwner);
    }
}

/// <summary>The form was sent: something new, or, by an owner, a change.</summary>
internal sealed class CourseModal(NpgsqlDataSource database, IRoles roles, Proposals proposals, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => CourseForm.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = Places.Person(submission.Actor);
        if (CourseForm.Read(submission.State, out var wrong) is not { } entry)
        {
            return new SubmissionReply.Errors(wrong);
        }

        var isOwner = await roles.IsOwnerAsync(person, cancel);
        return string.IsNullOrEmpty(submission.View.PrivateMetadata)
            ? await database.InTransactionAsync(transaction => AddAsync(transaction, person, entry, isOwner, cancel), cancel)
            : await ChangeAsync(person, submission.View.PrivateMetadata, entry, isOwner, cancel);
    }

    private async Task<SubmissionReply> AddAsync(NpgsqlTransaction transaction, LearnerKey person, CourseEntry entry, bool isOwner, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7(calendar.Now);
        var isNew = await CourseStore.AddAsync(transaction, person, id, entry, isOwner, calendar.Now, cancel);
        var course = (await CourseStore.FindByUrlAsync(transaction.Connection!, person, entry.Url, cancel))!;
        if (isNew && !isOwner)
        {
            await proposals.TellOwnersAsync(transaction, course, cancel);
        }

        return new SubmissionReply.Update(MessageView.Of(isNew ? ProposalView.Added(course) : ProposalView.Known(course, isOwner)));
    }

    private async Task<SubmissionReply> ChangeAsync(LearnerKey person, string metadata, CourseEntry entry, bool isOwner, CancellationToken cancel)
    {
        if (!Slack.Blocks.ActionValue.TryRead(metadata, CoursesJson.Default.CourseChoice, CoursesJson.Version, out var choice))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        if (!isOwner)
        {
            return new SubmissionReply.Update(MessageView.Of(ProposalView.OwnersOnly));
        }

        return await database.InTransactionAsync<SubmissionReply>(
            async transaction =>
            {
                var isChanged = await CourseStore.ChangeAsync(transaction, person.TeamId, choice.Course, entry, cancel);
                return await CourseStore.FindAsync(transaction.Connection!, person, choice.Course, cancel) is not { } course ? new SubmissionReply.Update(MessageView.Of(CoursesView.Gone))
                    : isChanged ? new SubmissionReply.Update(MessageView.Of(ProposalView.Changed(course)))
                    : new SubmissionReply.Errors(CourseForm.TakenUrl);
            },
            cancel);
    }
}
