using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Talks;

/// <summary>One date of a series for whoever would like it. The series is locked, so that two never take the same.</summary>
internal sealed class SlotDesk(TalkDesk desk, CalendarClock calendar)
{
    /// <summary>Null when it is taken, over, or kept for somebody else; owners may take every open one.</summary>
    public async Task<(Series Series, SeriesSlot Slot)?> FindFreeAsync(NpgsqlTransaction transaction, LearnerKey person, SlotValue value, bool isOwner, CancellationToken cancel)
    {
        if (await SeriesStore.LockAsync(transaction, person.TeamId, value.Series, cancel) is not { } series || series.Rhythm.FindOn(value.Day) is not { } slot)
        {
            return null;
        }

        var taken = (await SeriesStore.ReadSlotsAsync(transaction, series, slot.Day, cancel)).GetValueOrDefault(slot.Day);
        var mayTake = SeriesTurns.MayTake(slot.StartsAt, isOwner ? null : SeriesRhythm.TurnOf(slot, series.Rota), taken?.Passed is true, person.UserId, calendar.Now);
        return taken?.TalkId is null && mayTake ? (series, slot) : null;
    }

    public Task<bool> IsOwnerAsync(LearnerKey person, CancellationToken cancel) => desk.IsOwnerAsync(person, cancel);
}

/// <summary>"Take it": the form.</summary>
internal sealed class SlotTakeAction(NpgsqlDataSource database, SlotDesk slots) : IActionHandler<SlotValue>, IOpensView
{
    public string Name => SeriesView.Take;

    public JsonTypeInfo<SlotValue> ValueType => TalkValues.Default.SlotValue;

    public int ValueVersion => TalkValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, SlotValue value, CancellationToken cancel)
    {
        var person = TalkDesk.Person(call.Actor);
        var isOwner = await slots.IsOwnerAsync(person, cancel);
        return new ActionReply.OpenView(await database.InTransactionAsync(
            async transaction => await slots.FindFreeAsync(transaction, person, value, isOwner, cancel) is var (series, slot)
                ? SeriesForm.ForTake(series, slot, person.UserId)
                : MessageView.Of(SeriesView.Taken),
            cancel));
    }
}

/// <summary>The form was sent: the date is theirs, planned and announced.</summary>
internal sealed class SlotModal(NpgsqlDataSource database, IGatherings gatherings, SlotDesk slots, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => SeriesView.TakeForm;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = TalkDesk.Person(submission.Actor);
        var wrong = new Dictionary<string, string>();
        var words = FilledTalk.Words(submission.State, wrong);
        if (wrong.Count > 0)
        {
            return new SubmissionReply.Errors(wrong);
        }

        var isOwner = await slots.IsOwnerAsync(person, cancel);
        return await database.InTransactionAsync<SubmissionReply>(
            async transaction =>
            {
                if (TalkValues.ReadSlot(submission.View.PrivateMetadata) is not { } value || await slots.FindFreeAsync(transaction, person, value, isOwner, cancel) is not var (series, slot))
                {
                    return new SubmissionReply.Update(MessageView.Of(SeriesView.Taken));
                }

                var id = Guid.CreateVersion7(calendar.Now);
                await gatherings.AddAsync(transaction, new NewGathering(person, id, GatheringKinds.Talk, words), cancel);
                await gatherings.PlanAsync(transaction, person, id, series.PlanOf(slot), cancel);
                await SeriesStore.TakeAsync(transaction, series, slot.Day, id, cancel);
                return new SubmissionReply.Update(MessageView.Of(TalkView.Planned((await TalkReads.FindAsync(transaction, person.TeamId, id, cancel))!, series.Channel)));
            },
            cancel);
    }
}

/// <summary>"Not this time": whoever's turn it is passes on it.</summary>
internal sealed class SlotPassAction(NpgsqlDataSource database) : IActionHandler<SlotValue>
{
    public string Name => SeriesView.Pass;

    public JsonTypeInfo<SlotValue> ValueType => TalkValues.Default.SlotValue;

    public int ValueVersion => TalkValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, SlotValue value, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction =>
        {
            var person = TalkDesk.Person(call.Actor);
            if (await SeriesStore.LockAsync(transaction, person.TeamId, value.Series, cancel) is not { } series
                || series.Rhythm.FindOn(value.Day) is not { } slot || SeriesRhythm.TurnOf(slot, series.Rota) != person.UserId)
            {
                return new ActionReply.Remark(SeriesView.Taken);
            }

            if ((await SeriesStore.ReadSlotsAsync(transaction, series, slot.Day, cancel)).GetValueOrDefault(slot.Day) is { TalkId: not null })
            {
                return new ActionReply.Remark(SeriesView.IsPlanned);
            }

            await SeriesStore.PassAsync(transaction, series, slot.Day, cancel);
            return new ActionReply.ReplaceMessage(SeriesView.Passed);
        },
        cancel);
}
