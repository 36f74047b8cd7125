using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The form was closed: what Slack knows of it is kept, so that /learn new goes on with it.</summary>
internal sealed class FormClosed(Forms forms) : IViewClosedHandler
{
    public string CallbackId => FormView.Callback;

    public Task HandleAsync(ViewClosed closed, CancellationToken cancel) =>
        forms.KeepAsync(closed.Actor, closed.View, closed.View.State, clears: false, cancel);
}
