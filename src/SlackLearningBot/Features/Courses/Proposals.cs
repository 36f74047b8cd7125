using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Courses;

/// <summary>Who is told what about a proposal: the owners are asked, whoever proposed it hears the answer.</summary>
internal sealed class Proposals(Deliveries deliveries, CalendarClock calendar)
{
    /// <summary>As long as that an owner is asked, and the answer told; the lists stay.</summary>
    private static readonly TimeSpan WorthAsking = TimeSpan.FromDays(30);

    private const string ReadOwnersSql = """
        select r.user_id
          from role_grant r
          left join person p on p.team_id = r.team_id and p.user_id = r.user_id
         where r.team_id = @TeamId and r.role = 'owner' and not coalesce(p.deleted, false)
         order by r.user_id
        """;

    public async Task TellOwnersAsync(NpgsqlTransaction transaction, Course course, CancellationToken cancel)
    {
        foreach (var owner in await transaction.Connection!.QueryAsync<string>(new CommandDefinition(ReadOwnersSql, new { course.TeamId }, transaction, cancellationToken: cancel)))
        {
            await deliveries.EnqueueAsync(
                transaction,
                NewDelivery.To(new LearnerKey(course.TeamId, owner), ProposedWork.KindName, $"{course.CourseId:N}", DeliveryClass.Nudge, calendar.Now) with
                {
                    ExpiresAt = calendar.Now + WorthAsking, Value = NudgeValue.CourseProposed,
                },
                cancel);
        }
    }

    /// <summary>Nobody is told of what they did themselves, or twice.</summary>
    public async Task TellProposerAsync(NpgsqlTransaction transaction, Course course, LearnerKey owner, CancellationToken cancel)
    {
        if (course.UserId is { } proposer && proposer != owner.UserId)
        {
            await deliveries.EnqueueAsync(
                transaction,
                NewDelivery.To(new LearnerKey(course.TeamId, proposer), DecidedWork.KindName, $"{course.CourseId:N}:{course.State}", DeliveryClass.Nudge, calendar.Now) with
                {
                    ExpiresAt = calendar.Now + WorthAsking, Value = NudgeValue.CourseDecided,
                },
                cancel);
        }
    }
}

/// <summary>A message about one course, with whose id its slot begins.</summary>
internal abstract class CourseWork(NpgsqlDataSource database) : IMessageWork
{
    public abstract string Kind { get; }

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await CourseStore.FindAsync(connection, delivery.Person, Guid.Parse(delivery.Slot.Split(':')[0]), cancel) is { } course && Render(course) is { } message
            ? new Rendering.Post(message)
            : new Rendering.Drop("nobody waits for it any more");
    }

    protected abstract SlackMessage? Render(Course course);
}

/// <summary>Asks an owner whether everybody should find it.</summary>
internal sealed class ProposedWork(NpgsqlDataSource database) : CourseWork(database)
{
    public const string KindName = "course.proposed";

    public override string Kind => KindName;

    protected override SlackMessage? Render(Course course) => course.State == CourseStates.Proposed ? ProposalView.Ask(course) : null;
}

/// <summary>Tells whoever proposed it what an owner said.</summary>
internal sealed class DecidedWork(NpgsqlDataSource database) : CourseWork(database)
{
    public const string KindName = "course.decided";

    public override string Kind => KindName;

    protected override SlackMessage? Render(Course course) => course.State is CourseStates.Published or CourseStates.Declined ? ProposalView.News(course) : null;
}
