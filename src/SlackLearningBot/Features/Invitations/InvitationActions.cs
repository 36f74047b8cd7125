using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Invitations;

/// <summary>"Yes": joins the track. From somebody who is no learner yet it is the welcome's yes too, with the rhythm the message showed.</summary>
internal sealed class AcceptAction(
    NpgsqlDataSource database, ISignup signup, IEnrolments enrolments, IHomeWishes homes, CalendarClock calendar) : IActionHandler<InvitationChoice>
{
    public string Name => InvitationView.Accept;

    public JsonTypeInfo<InvitationChoice> ValueType => InvitationsJson.Default.InvitationChoice;

    public int ValueVersion => InvitationsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, InvitationChoice value, CancellationToken cancel)
    {
        var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        var rhythm = await signup.ProposeAsync(person, await InvitationStore.FindZoneAsync(database, person, value.Track, cancel), cancel);
        return await database.InTransactionAsync<ActionReply>(
            async transaction =>
            {
                if (await InvitationStore.LockAsync(transaction, person, value.Track, cancel) is not { } row)
                {
                    return new ActionReply.Remark(Remarks.NotYours);
                }

                if (row.State == "declined" || row.IsRetired)
                {
                    return new ActionReply.ReplaceMessage(row.IsRetired ? InvitationView.Gone(row) : InvitationView.Declined(row));
                }

                var now = calendar.Now;
                await InvitationStore.AnswerAsync(transaction, row, "accepted", now, cancel);
                if (row.State == "accepted" && !row.IsLearning)
                {
                    return new ActionReply.ReplaceMessage(InvitationView.Stopped(row)); // an old click does not begin what they ended since
                }

                var started = await signup.StartAsync(transaction, person, rhythm, cancel);
                if (row.State != "accepted")
                {
                    await enrolments.JoinAsync(transaction, person, [row.TrackId], now, cancel);
                    await homes.RefreshAsync(transaction, person, cancel);
                }

                return new ActionReply.ReplaceMessage(InvitationView.Accepted(row, started, now));
            },
            cancel);
    }
}

/// <summary>"No, thanks", and "Less of this", which ends all invitations.</summary>
internal abstract class RefuseAction(NpgsqlDataSource database, CalendarClock calendar, bool isForGood) : IActionHandler<InvitationChoice>
{
    public string Name => isForGood ? InvitationView.Less : InvitationView.Decline;

    public JsonTypeInfo<InvitationChoice> ValueType => InvitationsJson.Default.InvitationChoice;

    public int ValueVersion => InvitationsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, InvitationChoice value, CancellationToken cancel)
    {
        var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        return await database.InTransactionAsync<ActionReply>(
            async transaction =>
            {
                if (await InvitationStore.LockAsync(transaction, person, value.Track, cancel) is not { } row)
                {
                    return new ActionReply.Remark(Remarks.NotYours);
                }

                if (isForGood)
                {
                    await InvitationStore.QuietAsync(transaction, person, calendar.Now, cancel);
                }

                if (row.State == "accepted")
                {
                    return new ActionReply.Remark(isForGood ? InvitationView.Quiet : InvitationView.AcceptedBefore(row));
                }

                await InvitationStore.AnswerAsync(transaction, row, "declined", calendar.Now, cancel);
                return new ActionReply.ReplaceMessage(isForGood ? InvitationView.Quiet : InvitationView.Declined(row));
            },
            cancel);
    }
}

internal sealed class DeclineAction(NpgsqlDataSource database, CalendarClock calendar) : RefuseAction(database, calendar, isForGood: false);

internal sealed class LessAction(NpgsqlDataSource database, CalendarClock calendar) : RefuseAction(database, calendar, isForGood: true);
