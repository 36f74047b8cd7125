using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Courses;

/// <summary>A button about one course that only an owner may press.</summary>
internal abstract class OwnersAction(string name, IRoles roles) : IActionHandler<CourseChoice>
{
    public string Name => name;

    public JsonTypeInfo<CourseChoice> ValueType => CoursesJson.Default.CourseChoice;

    public int ValueVersion => CoursesJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, CourseChoice value, CancellationToken cancel)
    {
        var owner = Places.Person(call.Actor);
        return await roles.IsOwnerAsync(owner, cancel) ? await DoAsync(call, owner, value.Course, cancel) : new ActionReply.Remark(ProposalView.OwnersOnly);
    }

    protected abstract Task<ActionReply> DoAsync(ActionCall call, LearnerKey owner, Guid course, CancellationToken cancel);
}

/// <summary>"Change it": the form with what is kept.</summary>
internal sealed class ChangeAction(NpgsqlDataSource database, IRoles roles) : OwnersAction(CoursesView.Change, roles)
{
    protected override async Task<ActionReply> DoAsync(ActionCall call, LearnerKey owner, Guid course, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await CourseStore.FindAsync(connection, owner, course, cancel) is { } found ? call.Opening(CourseForm.Change(found)) : new ActionReply.Remark(CoursesView.Gone);
    }
}

/// <summary>"Take it out": nobody finds it any more.</summary>
internal sealed class RetireAction(NpgsqlDataSource database, IRoles roles, CalendarClock calendar) : OwnersAction(CoursesView.Retire, roles)
{
    protected override Task<ActionReply> DoAsync(ActionCall call, LearnerKey owner, Guid course, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction =>
        {
            await CourseStore.DecideAsync(transaction, owner.TeamId, course, [CourseStates.Published], CourseStates.Retired, calendar.Now, cancel);
            return new ActionReply.Remark(await CourseStore.FindAsync(transaction.Connection!, owner, course, cancel) is { } found ? CoursesView.Retired(found) : CoursesView.Gone);
        },
        cancel);
}

/// <summary>"Publish it" and "Not for us": the first owner decides, every other one sees what it came to.</summary>
internal abstract class DecideAction(string name, string state, NpgsqlDataSource database, IRoles roles, Proposals proposals, CalendarClock calendar) : OwnersAction(name, roles)
{
    protected override Task<ActionReply> DoAsync(ActionCall call, LearnerKey owner, Guid course, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            string[] from = state == CourseStates.Published ? [CourseStates.Proposed, CourseStates.Declined, CourseStates.Retired] : [CourseStates.Proposed];
            var isDecided = await CourseStore.DecideAsync(transaction, owner.TeamId, course, from, state, calendar.Now, cancel);
            if (await CourseStore.FindAsync(transaction.Connection!, owner, course, cancel) is not { } found)
            {
                return Places.Shown(call, CoursesView.Gone);
            }

            if (isDecided)
            {
                await proposals.TellProposerAsync(transaction, found, owner, cancel);
            }

            return Places.Shown(call, ProposalView.Decided(found));
        },
        cancel);
}

internal sealed class PublishAction(NpgsqlDataSource database, IRoles roles, Proposals proposals, CalendarClock calendar)
    : DecideAction(ProposalView.Publish, CourseStates.Published, database, roles, proposals, calendar);

internal sealed class DeclineAction(NpgsqlDataSource database, IRoles roles, Proposals proposals, CalendarClock calendar)
    : DecideAction(ProposalView.Decline, CourseStates.Declined, database, roles, proposals, calendar);
