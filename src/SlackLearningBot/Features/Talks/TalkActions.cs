using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Talks;

/// <summary>"Open": all about one talk.</summary>
internal sealed class OpenAction(TalkDesk desk) : IActionHandler<TalkValue>, IOpensView
{
    public string Name => TalkView.Open;

    public JsonTypeInfo<TalkValue> ValueType => TalkValues.Default.TalkValue;

    public int ValueVersion => TalkValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, TalkValue value, CancellationToken cancel) =>
        new ActionReply.OpenView(await desk.CardAsync(TalkDesk.Person(call.Actor), value.Talk, cancel));
}

/// <summary>"Add to it", on what Features/Gatherings tells speakers: the same.</summary>
internal sealed class CardAction(TalkDesk desk) : IActionHandler<GatheringChoice>, IOpensView
{
    public string Name => GatheringButtons.TalkName;

    public JsonTypeInfo<GatheringChoice> ValueType => GatheringValues.Default.GatheringChoice;

    public int ValueVersion => GatheringValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, GatheringChoice value, CancellationToken cancel) =>
        new ActionReply.OpenView(await desk.CardAsync(TalkDesk.Person(call.Actor), value.Gathering, cancel));
}

/// <summary>"Change what it says": the form, over the card.</summary>
internal sealed class EditAction(TalkDesk desk) : IActionHandler<TalkValue>
{
    public string Name => TalkView.Edit;

    public JsonTypeInfo<TalkValue> ValueType => TalkValues.Default.TalkValue;

    public int ValueVersion => TalkValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, TalkValue value, CancellationToken cancel) =>
        call.Opening(await desk.FindForEditAsync(TalkDesk.Person(call.Actor), value.Talk, cancel) is { } talk
            ? TalkForm.ForEdit(talk, await desk.GoneAsync(talk, cancel))
            : TalkView.NotYoursView);
}
