using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Defaults;

/// <summary>What an owner decided in the form. Who is no owner any more changes nothing.</summary>
internal sealed class DefaultsModal(DefaultsStore store, IRoles roles, BotSettings settings) : IViewSubmissionHandler
{
    public string CallbackId => DefaultsView.Save;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var owner = new LearnerKey(submission.Actor.TeamId!, submission.Actor.UserId);
        if (!await roles.IsOwnerAsync(owner, cancel))
        {
            return new SubmissionReply.Update(MessageView.Of(DefaultsView.NoOwner));
        }

        var before = (await store.ReadAsync(owner.TeamId, cancel)).With(settings);
        var calendars = await store.ReadCalendarsAsync(owner.TeamId, cancel);
        var wrong = new Dictionary<string, string>();
        if (DefaultsForm.Read(submission.State, before, calendars, settings.NudgesADay, wrong) is not { } decided)
        {
            return new SubmissionReply.Errors(wrong);
        }

        await store.SaveAsync(owner.TeamId, decided, cancel);
        return new SubmissionReply.Update(MessageView.Of(DefaultsView.Saved(decided, calendars, await store.CountAsync(owner.TeamId, cancel))));
    }
}
