using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Mentors;

/// <summary>"Write my profile", "Change".</summary>
internal sealed class EditAction(Profiles profiles) : IActionHandler, IOpensView
{
    public string Name => MentorsView.Edit;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel) =>
        new ActionReply.OpenView(await profiles.FormAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), "", cancel));
}

/// <summary>"End the pause".</summary>
internal sealed class ResumeAction(NpgsqlDataSource database) : IActionHandler
{
    public string Name => MentorsView.Resume;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel)
    {
        var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        return new ActionReply.Remark(await database.InTransactionAsync(transaction => ProfileStore.PauseAsync(transaction, person, null, cancel), cancel)
            ? MentorsView.Resumed
            : MentorsView.NothingToPause);
    }
}

/// <summary>The form is sent.</summary>
internal sealed class ProfileModal(NpgsqlDataSource database, Profiles profiles, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => ProfileForm.Save;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = new LearnerKey(submission.Actor.TeamId!, submission.Actor.UserId);
        return await database.InTransactionAsync<SubmissionReply>(
            async transaction =>
            {
                var (before, known) = await ProfileStore.ReadAsync(transaction.Connection!, person, cancel);
                switch (FilledProfile.Read(submission.State, known, person.UserId))
                {
                    case FilledProfile.Wrong wrong:
                        return new SubmissionReply.Errors(wrong.ByBlock);
                    case FilledProfile.Good good:
                        var self = new MentorSelf(person.UserId, good.Profile with { PausedUntil = before?.PausedUntil }, known);
                        var today = profiles.Today(self);
                        await ProfileStore.SaveAsync(transaction, person, self.Profile, SearchWords.Of(self.Open(today)), calendar.Now, cancel);
                        return new SubmissionReply.Update(MessageView.Of(MentorsView.Saved(self, today)));
                    default:
                        throw new InvalidOperationException("A form is neither good nor wrong.");
                }
            },
            cancel);
    }
}
