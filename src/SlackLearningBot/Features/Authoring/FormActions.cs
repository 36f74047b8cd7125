using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Authoring;

/// <summary>A choice that changes which fields are there: the form is shown anew, with everything that stands in it.</summary>
internal sealed class FieldAction(Forms forms) : IActionHandler
{
    public string Name => FormFields.Action;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel) =>
        call.Payload.View is { CallbackId: FormView.Callback } view && await forms.KeepAsync(call.Actor, view, call.Payload.State, clears: true, cancel) is { } draft
            ? new ActionReply.UpdateView(await forms.ShowAsync(draft, false, cancel), view.Hash)
            : ActionReply.None;
}

/// <summary>Forgets what was begun.</summary>
internal sealed class AnewAction(Forms forms, OwnerClick owners) : IActionHandler<DraftValue>
{
    public string Name => FormView.Anew;

    public JsonTypeInfo<DraftValue> ValueType => DraftValues.Default.DraftValue;

    public int ValueVersion => DraftValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, DraftValue value, CancellationToken cancel) => owners.WithLookAsync(call, value.Draft, async look =>
        await forms.BeginAnewAsync(look.Draft, cancel) is { } empty
            ? new ActionReply.UpdateView(await forms.ShowAsync(empty, false, cancel))
            : new ActionReply.Remark(AuthoringView.Gone), cancel);
}

/// <summary>Back into the form: in the dialog it was sent from, or from the trial message.</summary>
internal sealed class EditAction(Forms forms, OwnerClick owners) : IActionHandler<DraftValue>
{
    public string Name => PreviewView.Edit;

    public JsonTypeInfo<DraftValue> ValueType => DraftValues.Default.DraftValue;

    public int ValueVersion => DraftValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, DraftValue value, CancellationToken cancel) => owners.WithLookAsync(call, value.Draft, async look =>
    {
        var view = await forms.ShowAsync(look.Draft, false, cancel);
        return call.Payload.View is null ? new ActionReply.OpenView(view) : new ActionReply.UpdateView(view);
    }, cancel);
}

/// <summary>"Send it to me first": the lesson comes as a message, marked as a trial.</summary>
internal sealed class TrialAction(OwnerClick owners, NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar) : IActionHandler<DraftValue>
{
    public string Name => PreviewView.Trial;

    public JsonTypeInfo<DraftValue> ValueType => DraftValues.Default.DraftValue;

    public int ValueVersion => DraftValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, DraftValue value, CancellationToken cancel) => owners.WithLookAsync(call, value.Draft, async look =>
    {
        var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        await database.InTransactionAsync(
            transaction => deliveries.EnqueueAsync(transaction, TrialWork.Of(person, look.Draft.DraftId, calendar.Now), cancel), cancel);
        return Drafts.Shown(call, AuthoringView.TrialOnItsWay);
    }, cancel);
}
