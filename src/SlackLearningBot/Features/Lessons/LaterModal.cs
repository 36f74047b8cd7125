using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Lessons;

/// <summary><c>lesson.later_date</c>: the day was chosen. A form has no <c>response_url</c>, so the outbox changes the message.</summary>
internal sealed class LaterModal(TurnChanges changes, NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => LaterView.CallbackId;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (!ActionValue.TryRead(submission.View.PrivateMetadata, LessonCardValues.Default.LaterValue, LessonCardValues.Version, out var value))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        if (submission.State.Date(LaterView.DayBlock, LaterView.DayAction) is not { } day)
        {
            return Error(LaterView.NoDay);
        }

        var person = new LearnerKey(submission.Actor.TeamId!, submission.Actor.UserId);
        switch (await changes.PutOffAsync(person, value, new Snooze.OnDay(day), cancel))
        {
            case PutOff.Refused refused:
                return Error(LaterView.Refusal(refused.Why));
            case PutOff.Shown shown:
                await UpdateAsync(person, shown, cancel);
                return SubmissionReply.Done;
            case PutOff.Stopped:
                return new SubmissionReply.Update(MessageView.Of(TodayView.Render(new TodayAnswer.NotALearner())));
            default:
                return new SubmissionReply.Update(MessageView.Of(Remarks.NotYours));
        }
    }

    private Task UpdateAsync(LearnerKey person, PutOff.Shown shown, CancellationToken cancel) =>
        shown.Message is not { Channel: { } channel, Ts: { } ts }
            ? Task.CompletedTask
            : database.InTransactionAsync(
                transaction => deliveries.EnqueueAgainAsync(
                    transaction, UpdateMessageWork.Of(person.TeamId, channel, ts, LessonCard.Render(shown.Facts), calendar.Now), cancel),
                cancel);

    private static SubmissionReply.Errors Error(string text) => new(new Dictionary<string, string> { [LaterView.DayBlock] = text });
}
