using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Programmes;

/// <summary>"Done": the first click counts, and every click shows how it stands.</summary>
internal sealed class DoneAction(NpgsqlDataSource database, StepCards cards, IHomeWishes homes, CalendarClock calendar) : IActionHandler<StepValue>
{
    public string Name => StepView.Done;

    public JsonTypeInfo<StepValue> ValueType => ProgrammesJson.Default.StepValue;

    public int ValueVersion => ProgrammesJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, StepValue value, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
            if (await cards.FindAsync(transaction, person, value.Slot, cancel) is null)
            {
                return Places.Shown(call, StepView.Gone);
            }

            await StateStore.DoneAsync(transaction, person.TeamId, value.Slot, calendar.Now, cancel);
            await homes.RefreshAsync(transaction, person, cancel);
            return Places.Shown(call, StepView.Render((await cards.FindAsync(transaction, person, value.Slot, cancel))!));
        },
        cancel);
}

/// <summary>A form is chosen, or another one: it opens in the same message, and is remembered.</summary>
internal sealed class ChooseAction(NpgsqlDataSource database, StepCards cards) : IActionHandler<FormValue>
{
    public string Name => StepView.Choose;

    public JsonTypeInfo<FormValue> ValueType => ProgrammesJson.Default.FormValue;

    public int ValueVersion => ProgrammesJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, FormValue value, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
            if (await cards.FindAsync(transaction, person, value.Slot, cancel) is not { } card)
            {
                return Places.Shown(call, StepView.Gone);
            }

            if (card.Step.Options.FirstOrDefault(option => StoredStep.NameOf(option) == value.Form) is { } form)
            {
                await Forms.ChooseAsync(transaction, person.TeamId, value.Slot, form.Format, cancel);
            }

            return Places.Shown(call, StepView.Render((await cards.FindAsync(transaction, person, value.Slot, cancel))!));
        },
        cancel);
}

/// <summary>"Open", in App Home: the step in a dialog.</summary>
internal sealed class OpenAction(NpgsqlDataSource database, StepCards cards) : IActionHandler<StepValue>, IOpensView
{
    public string Name => StepView.Open;

    public JsonTypeInfo<StepValue> ValueType => ProgrammesJson.Default.StepValue;

    public int ValueVersion => ProgrammesJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, StepValue value, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction => new ActionReply.OpenView(MessageView.Of(
            await cards.FindAsync(transaction, new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), value.Slot, cancel) is { } card ? StepView.Render(card, isNew: true) : StepView.Gone)),
        cancel);
}

/// <summary>"Read it": the step's lesson in a dialog, without its questions.</summary>
internal sealed class LessonAction(NpgsqlDataSource database, StepCards cards) : IActionHandler<StepValue>, IOpensView
{
    public string Name => StepView.Lesson;

    public JsonTypeInfo<StepValue> ValueType => ProgrammesJson.Default.StepValue;

    public int ValueVersion => ProgrammesJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, StepValue value, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
            var card = await cards.FindAsync(transaction, person, value.Slot, cancel);
            var view = card?.Step.Refers is { } lesson && await StepLessons.FindAsync(transaction, person.TeamId, lesson, cancel) is var (found, track)
                ? LessonPreview.View(found, track)
                : MessageView.Of(card is null ? StepView.Gone : StepView.LessonGone);
            return call.Opening(view);
        },
        cancel);
}

/// <summary>"Leave the programme".</summary>
internal sealed class LeaveAction(NpgsqlDataSource database, Endings endings, IHomeWishes homes, CalendarClock calendar) : IActionHandler<CohortValue>
{
    public string Name => StepView.Leave;

    public JsonTypeInfo<CohortValue> ValueType => ProgrammesJson.Default.CohortValue;

    public int ValueVersion => ProgrammesJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, CohortValue value, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
            if (await MemberStore.LockAsync(transaction, person, value.Cohort, cancel) is null
                || await CohortStore.FindAsync(transaction, person.TeamId, value.Cohort, cancel) is not { } cohort)
            {
                return new ActionReply.Remark(Remarks.NotYours);
            }

            await MemberStore.LeaveAsync(transaction, person, value.Cohort, byStop: false, calendar.Now, cancel);
            await endings.EndAsync(transaction, cohort, [person.UserId], cancel);
            await homes.RefreshAsync(transaction, person, cancel);
            return Places.Shown(call, StepView.Left(cohort));
        },
        cancel);
}

/// <summary>"Come back": whoever left goes on with what has not come yet; nothing comes twice.</summary>
internal sealed class ComeBackAction(NpgsqlDataSource database, Planning planning, Sessions sessions, Endings endings, Stops stops, IHomeWishes homes, CalendarClock calendar) : IActionHandler<CohortValue>
{
    public string Name => StepView.ComeBack;

    public JsonTypeInfo<CohortValue> ValueType => ProgrammesJson.Default.CohortValue;

    public int ValueVersion => ProgrammesJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, CohortValue value, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
            if (await CohortStore.LockAsync(transaction, person.TeamId, value.Cohort, cancel) is not { IsRunning: true } cohort
                || await MemberStore.LockAsync(transaction, person, value.Cohort, cancel) is not { } part)
            {
                return Places.Shown(call, StepView.Gone);
            }

            if (await Contacts.IsSilentForGoodAsync(transaction, person, cancel))
            {
                return new ActionReply.Remark(StepView.StartFirst(cohort));
            }

            if (part.HasLeft)
            {
                if (!await MemberStore.RejoinAsync(transaction, person, cohort, calendar.Now, cancel))
                {
                    return new ActionReply.Remark(StepView.InAnother);
                }

                await endings.UndoAsync(transaction, cohort, person, cancel);
                var programme = (await ProgrammeStore.FindAsync(transaction, cohort.TeamId, cohort.ProgrammeId, cancel))!.Programme;
                await sessions.AskAgainAsync(transaction, cohort, programme, person, cancel);
                await sessions.RecordAgainAsync(transaction, cohort, programme, person, cancel);
                await planning.GoOnAsync(transaction, cohort, cancel);
                await homes.RefreshAsync(transaction, person, cancel);
            }

            return Places.Shown(call, StepView.Back(cohort, await stops.OfferAsync(transaction, person, cancel), calendar.Now));
        },
        cancel);
}

/// <summary>"No more of these", by a manager: the steps about others of the group end for them.</summary>
internal sealed class SpareAction(NpgsqlDataSource database, IHomeWishes homes, CalendarClock calendar) : IActionHandler<CohortValue>
{
    public string Name => StepView.Spare;

    public JsonTypeInfo<CohortValue> ValueType => ProgrammesJson.Default.CohortValue;

    public int ValueVersion => ProgrammesJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, CohortValue value, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var manager = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
            if (await CohortStore.LockAsync(transaction, manager.TeamId, value.Cohort, cancel) is not { } cohort)
            {
                return Places.Shown(call, StepView.Gone);
            }

            await MemberStore.SpareAsync(transaction, manager, value.Cohort, calendar.Now, cancel);
            await homes.RefreshAsync(transaction, manager, cancel);
            return Places.Shown(call, StepView.Spared(cohort.Title));
        },
        cancel);
}
