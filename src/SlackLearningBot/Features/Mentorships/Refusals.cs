using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>Slack does not let a conversation be opened: it is kept for App Home, and the owners are told, of one reason once a month.</summary>
internal sealed class Refusals(Deliveries deliveries, IHomeWishes homes, BotSettings settings, CalendarClock calendar)
{
    private const string ReadOwnersSql = "select user_id from role_grant where team_id = @TeamId and role = 'owner' order by user_id";

    /// <param name="transaction">The caller's.</param>
    /// <param name="pairing">Whose.</param>
    /// <param name="error">What Slack said.</param>
    /// <param name="isOurs">Whoever runs the bot can change it; else somebody of a group left, and it goes on without them.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task SaveAsync(NpgsqlTransaction transaction, Pairing pairing, string error, bool isOurs, CancellationToken cancel)
    {
        if (await MentorshipStore.SaveRefusedAsync(transaction, pairing.Facts, error, cancel))
        {
            await homes.RefreshAsync(transaction, pairing.People, cancel);
        }

        if (!isOurs)
        {
            return;
        }

        var (team, now) = (pairing.Facts.TeamId, calendar.Now);
        var owners = await transaction.Connection!.QueryAsync<string>(new CommandDefinition(ReadOwnersSql, new { TeamId = team }, transaction, cancellationToken: cancel));
        var due = OfficeHours.Next(now, settings.DefaultZone, LearningDays.Weekdays);
        await deliveries.EnqueueManyAsync(
            transaction, RefusedWork.KindName, DeliveryClass.Answer, [.. owners.Select(owner => RefusedWork.Of(new LearnerKey(team, owner), error, now, due))], cancel);
    }
}

/// <summary>Tells an owner that people who agreed on a mentorship wait, and who can change it.</summary>
internal sealed class RefusedWork(IRoles roles) : IMessageWork
{
    public const string KindName = "mentorship.refused";

    public string Kind => KindName;

    public static NewDelivery Of(LearnerKey owner, string error, DateTimeOffset now, DateTimeOffset due) =>
        NewDelivery.To(owner, KindName, $"{error}:{now:yyyy-MM}", DeliveryClass.Answer, due);

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => await roles.IsOwnerAsync(delivery.Person, cancel)
        ? new Rendering.Post(Message(delivery.Slot.Split(':')[0]))
        : new Rendering.Drop("no owner any more");

    private static SlackMessage Message(string error) => Remarks.Say(Mrkdwn.Of(
        $"Slack does not let me open conversations for mentorships (`{error}`), so people who agreed on one wait. Please tell whoever runs me; `doctor` shows them what is missing. I try again every day."));
}
