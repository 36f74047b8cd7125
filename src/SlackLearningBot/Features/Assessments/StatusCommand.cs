using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Assessments;

/// <summary><c>/learn assess status</c>: who has not started, passed, failed, as far as the workspace allows; and how the questions do.</summary>
internal sealed class StatusCommand(Status status) : ISubcommand, IOpensView
{
    public string Path => "assess status";

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help { get; } = [new("assess status", "how the assessments go, and how their questions do; takes one back")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => new CommandReply.OpenView(await status.ListAsync(call.Learner, 0, cancel));
}

/// <summary>A click in the dialog that shows how assessments go: for owners, and answered in the same dialog.</summary>
internal abstract class StatusClick<T>(IRoles roles) : IActionHandler<T>
{
    public abstract string Name { get; }

    public abstract JsonTypeInfo<T> ValueType { get; }

    public int ValueVersion => AssessmentsJson.Version;

    protected abstract Task<ModalView> ViewAsync(LearnerKey owner, T value, CancellationToken cancel);

    public async Task<ActionReply> HandleAsync(ActionCall call, T value, CancellationToken cancel)
    {
        var owner = AttemptReplies.Person(call.Actor);
        return new ActionReply.UpdateView(await roles.IsOwnerAsync(owner, cancel) ? await ViewAsync(owner, value, cancel) : MessageView.Of(NewView.NoOwner));
    }
}

/// <summary>"Details".</summary>
internal sealed class DetailsAction(Status status, IRoles roles) : StatusClick<AssignmentValue>(roles)
{
    public override string Name => StatusView.DetailsName;

    public override JsonTypeInfo<AssignmentValue> ValueType => AssessmentsJson.Default.AssignmentValue;

    protected override Task<ModalView> ViewAsync(LearnerKey owner, AssignmentValue value, CancellationToken cancel) => status.DetailsAsync(owner, value.Assignment, cancel);
}

/// <summary>"All 1,234": everybody who stands alike, a page at a time.</summary>
internal sealed class PeopleAction(Status status, IRoles roles) : StatusClick<PeopleValue>(roles)
{
    public override string Name => PeopleView.OpenName;

    public override JsonTypeInfo<PeopleValue> ValueType => AssessmentsJson.Default.PeopleValue;

    protected override Task<ModalView> ViewAsync(LearnerKey owner, PeopleValue value, CancellationToken cancel) => status.PeopleAsync(owner, value, cancel);
}

/// <summary>"Back to all", "Newer", "Older".</summary>
internal sealed class StatusAction(Status status, IRoles roles) : StatusClick<PageValue>(roles)
{
    public override string Name => StatusView.ListName;

    public override JsonTypeInfo<PageValue> ValueType => AssessmentsJson.Default.PageValue;

    protected override Task<ModalView> ViewAsync(LearnerKey owner, PageValue value, CancellationToken cancel) => status.ListAsync(owner, value.Page, cancel);
}
