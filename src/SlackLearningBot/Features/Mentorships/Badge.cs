using System.Text.Json.Serialization.Metadata;
using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>"Show it": "Mentor" stands on the profile of somebody who gave their time. Whoever shows profiles reads the table.</summary>
internal sealed class BadgeAction(Pairings pairings, CalendarClock calendar) : IActionHandler<PairingValue>
{
    public string Name => CheckView.Badge;

    public JsonTypeInfo<PairingValue> ValueType => Values.Default.PairingValue;

    public int ValueVersion => Values.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, PairingValue value, CancellationToken cancel) => pairings.AsMemberAsync<ActionReply>(
        call.Actor,
        value.Mentorship,
        Pairings.NotYoursReply,
        async (transaction, pairing, member) =>
        {
            if (member.Part == Parts.Mentee || pairing.Facts.IsOpen || pairing.Held == 0)
            {
                return Pairings.NotYoursReply;
            }

            var isNew = await BadgeStore.ToggleAsync(transaction, Pairings.Person(call.Actor), calendar.Now, cancel);
            return new ActionReply.Remark(Remarks.Say(isNew
                ? Mrkdwn.Of($"Your mentor profile shows “Mentor” from now on. The same button takes it away again.")
                : Mrkdwn.Of($"Your mentor profile does not show “Mentor” any more.")));
        },
        cancel);
}

/// <summary>All writing on <c>mentor_badge</c>.</summary>
internal static class BadgeStore
{
    private const string ToggleSql = """
        with gone as (
            delete from mentor_badge where team_id = @TeamId and user_id = @UserId returning team_id
        ), shown as (
            insert into mentor_badge (team_id, user_id, shown_at)
            select @TeamId, @UserId, @Now where not exists (select from gone)
            returning team_id
        )
        select exists (select from shown)
        """;

    /// <summary>Whether it is shown now.</summary>
    public static Task<bool> ToggleAsync(NpgsqlTransaction transaction, LearnerKey person, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<bool>(new CommandDefinition(
            ToggleSql, new { person.TeamId, person.UserId, Now = now }, transaction, cancellationToken: cancel));
}
