using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Talks;

/// <summary>A talk is proposed: it waits for a date, and the owners hear of it.</summary>
internal sealed class ProposeModal(NpgsqlDataSource database, IGatherings gatherings, OwnersNews news, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => TalkForm.Propose;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var wrong = new Dictionary<string, string>();
        var words = FilledTalk.Words(submission.State, wrong);
        if (wrong.Count > 0)
        {
            return new SubmissionReply.Errors(wrong);
        }

        var person = TalkDesk.Person(submission.Actor);
        var talk = new NewGathering(person, Guid.CreateVersion7(calendar.Now), GatheringKinds.Talk, words) { Wished = FilledTalk.Wished(submission.State) };
        return await database.InTransactionAsync<SubmissionReply>(
            async transaction =>
            {
                await gatherings.AddAsync(transaction, talk, cancel);
                var planners = await news.TellAsync(transaction, person, talk.GatheringId, cancel);
                return new SubmissionReply.Update(MessageView.Of(TalkView.Proposed(words.Title, planners)));
            },
            cancel);
    }
}

/// <summary>A talk that was held is logged: from now on it is found.</summary>
internal sealed class LogModal(NpgsqlDataSource database, IGatherings gatherings, TalkDesk desk, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => TalkForm.Log;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = TalkDesk.Person(submission.Actor);
        return await database.InTransactionAsync<SubmissionReply>(
            async transaction =>
            {
                var wrong = new Dictionary<string, string>();
                var words = FilledTalk.Words(submission.State, wrong);
                var log = FilledTalk.Log(submission.State, wrong);
                if (FilledTalk.Day(submission.State, LocalDay.Of(calendar.Now, await desk.ZoneAsync(transaction, person, cancel)), wrong) is not { } day || wrong.Count > 0)
                {
                    return new SubmissionReply.Errors(wrong);
                }

                var talk = new NewGathering(person, Guid.CreateVersion7(calendar.Now), GatheringKinds.Talk, words) { HeldOn = day };
                await gatherings.AddAsync(transaction, talk, cancel);
                await TalkStore.SaveAsync(transaction, person.TeamId, talk.GatheringId, log, cancel);
                return new SubmissionReply.Update(MessageView.Of(TalkView.Logged((await TalkReads.FindAsync(transaction, person.TeamId, talk.GatheringId, cancel))!)));
            },
            cancel);
    }
}

/// <summary>What a talk says was changed.</summary>
internal sealed class EditModal(NpgsqlDataSource database, IGatherings gatherings, TalkDesk desk) : IViewSubmissionHandler
{
    public string CallbackId => TalkForm.Edit;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = TalkDesk.Person(submission.Actor);
        if (TalkValues.Read(submission.View.PrivateMetadata) is not { } id || await desk.FindForEditAsync(person, id, cancel) is not { } talk)
        {
            return new SubmissionReply.Update(TalkView.NotYoursView);
        }

        var wrong = new Dictionary<string, string>();
        var words = FilledTalk.Words(submission.State, wrong, mayNameNobody: TalkForm.StayNamed(talk, await desk.GoneAsync(talk, cancel)));
        var log = FilledTalk.Log(submission.State, wrong);
        if (wrong.Count > 0)
        {
            return new SubmissionReply.Errors(wrong);
        }

        await database.InTransactionAsync(
            async transaction =>
            {
                await gatherings.DescribeAsync(transaction, person.TeamId, id, words, cancel);
                if (talk.State != TalkStates.Proposed)
                {
                    await TalkStore.SaveAsync(transaction, person.TeamId, id, log, cancel);
                }
            },
            cancel);
        return new SubmissionReply.Update(await desk.CardAsync(person, id, cancel));
    }
}
