using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Talks;

/// <summary>"Plan it", "Change the plan": the form, over the card.</summary>
internal sealed class PlanAction(NpgsqlDataSource database, IGatherings gatherings, TalkDesk desk, CalendarClock calendar) : IActionHandler<TalkValue>
{
    private const int DaysAhead = 7;
    private static readonly TimeOnly Afternoon = new(15, 0);

    public string Name => TalkView.Plan;

    public JsonTypeInfo<TalkValue> ValueType => TalkValues.Default.TalkValue;

    public int ValueVersion => TalkValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, TalkValue value, CancellationToken cancel)
    {
        var person = TalkDesk.Person(call.Actor);
        if (await desk.FindForPlanAsync(person, value.Talk, cancel) is not { } talk)
        {
            return call.Opening(TalkView.NotYoursView);
        }

        var choosesChannel = TalkRights.MayChooseChannel(await desk.IsOwnerAsync(person, cancel));
        var (zone, chosen) = await database.InTransactionAsync(
            async transaction => (await desk.ZoneAsync(transaction, person, cancel), await gatherings.FindChosenChannelAsync(transaction, person.TeamId, talk.TalkId, cancel)), cancel);
        return call.Opening(PlanForm.Render(talk with { Channel = chosen ?? talk.Channel }, Moments.At(LocalDay.Of(calendar.Now, zone).AddDays(DaysAhead), Afternoon, zone), choosesChannel));
    }
}

/// <summary>The form was sent: it is planned, or moved.</summary>
internal sealed class PlanModal(NpgsqlDataSource database, IGatherings gatherings, TalkDesk desk, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => PlanForm.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = TalkDesk.Person(submission.Actor);
        if (TalkValues.Read(submission.View.PrivateMetadata) is not { } id || await desk.FindForPlanAsync(person, id, cancel) is not { } talk)
        {
            return new SubmissionReply.Update(TalkView.NotYoursView);
        }

        var choosesChannel = TalkRights.MayChooseChannel(await desk.IsOwnerAsync(person, cancel));
        return await database.InTransactionAsync<SubmissionReply>(
            async transaction =>
            {
                var wrong = new Dictionary<string, string>();
                if (PlanForm.Read(submission.State, calendar.Now, await desk.ZoneAsync(transaction, person, cancel), wrong) is not { } plan)
                {
                    return new SubmissionReply.Errors(wrong);
                }

                var channel = choosesChannel ? plan.Channel : talk.Channel;
                var isNew = channel is not null && channel != talk.Channel;
                if (!await gatherings.PlanAsync(transaction, person, id, plan with { Channel = isNew ? talk.Channel : channel }, cancel))
                {
                    return new SubmissionReply.Update(MessageView.Of(TalkView.Over));
                }

                if (choosesChannel)
                {
                    await gatherings.AnnounceAsync(transaction, person, id, isNew ? channel : null, cancel);
                }

                return new SubmissionReply.Update(MessageView.Of(TalkView.Planned((await TalkReads.FindAsync(transaction, person.TeamId, id, cancel))!, channel)));
            },
            cancel);
    }
}

/// <summary>"Call it off", "Take it back".</summary>
internal sealed class CallOffAction(NpgsqlDataSource database, IGatherings gatherings, TalkDesk desk) : IActionHandler<TalkValue>
{
    public string Name => TalkView.CallOff;

    public JsonTypeInfo<TalkValue> ValueType => TalkValues.Default.TalkValue;

    public int ValueVersion => TalkValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, TalkValue value, CancellationToken cancel)
    {
        var person = TalkDesk.Person(call.Actor);
        var isOwner = await desk.IsOwnerAsync(person, cancel);
        return await database.InTransactionAsync<ActionReply>(
            async transaction => await TalkReads.FindAsync(transaction, person.TeamId, value.Talk, cancel) is { } talk && TalkRights.MayCallOff(talk, person.UserId, isOwner)
                ? new ActionReply.UpdateView(MessageView.Of(await gatherings.CallOffAsync(transaction, person, value.Talk, cancel) ? TalkView.CalledOff(talk) : TalkView.Over))
                : call.Opening(TalkView.NotYoursView),
            cancel);
    }
}
