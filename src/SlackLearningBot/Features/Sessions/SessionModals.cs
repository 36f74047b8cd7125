using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Sessions;

/// <summary>A session is planned: each date with seats of its own, announced together.</summary>
internal sealed class NewModal(NpgsqlDataSource database, IGatherings gatherings, SessionDesk desk, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => SessionForm.New;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = SessionDesk.Person(submission.Actor);
        if (!await desk.IsOwnerAsync(person, cancel))
        {
            return new SubmissionReply.Update(SessionView.OwnersOnlyView);
        }

        var wrong = new Dictionary<string, string>();
        var kind = FilledSession.Kind(submission.State, wrong);
        var words = FilledSession.Words(submission.State, wrong);
        var dates = FilledSession.Dates(submission.State, calendar.Now, wrong);
        var room = SessionForm.Room.Read(submission.State, wrong);
        if (wrong.Count > 0)
        {
            return new SubmissionReply.Errors(wrong);
        }

        var zone = await desk.ZoneAsync(person, cancel);
        return await database.InTransactionAsync<SubmissionReply>(
            async transaction =>
            {
                var session = Guid.CreateVersion7(calendar.Now);
                Guid? first = null;
                await SessionBook.AddAsync(transaction, person, session, kind, calendar.Now, cancel);
                foreach (var (number, at) in dates.Index())
                {
                    var id = Guid.CreateVersion7(calendar.Now);
                    await gatherings.AddAsync(transaction, new NewGathering(person, id, kind, words), cancel);
                    await SessionBook.AddDateAsync(transaction, person.TeamId, session, id, number + 1, cancel);
                    await gatherings.PlanAsync(transaction, person, id, PlanOf(at, room, zone, channel: null), cancel);
                    first ??= id;
                }

                if (room.Channel is { } channel)
                {
                    await gatherings.AnnounceAsync(transaction, person, first!.Value, channel, cancel);
                }

                return new SubmissionReply.Update(MessageView.Of(SessionView.Created((await SessionReads.FindAsync(transaction, person, session, cancel))!, room.Channel)));
            },
            cancel);
    }

    public static GatheringPlan PlanOf(DateTimeOffset at, FilledRoom room, string zone, string? channel) => new(at, LocalDay.Of(at, zone), room.Minutes, room.Place, room.Seats, channel);
}

/// <summary>What a session says was changed, at all its dates.</summary>
internal sealed class ChangeModal(NpgsqlDataSource database, IGatherings gatherings, SessionDesk desk) : IViewSubmissionHandler
{
    public string CallbackId => SessionForm.Change;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = SessionDesk.Person(submission.Actor);
        if (SessionValues.Read(submission.View.PrivateMetadata) is not { } id || await desk.FindAsync(person, id, cancel) is not { } session)
        {
            return new SubmissionReply.Update(SessionView.NotYoursView);
        }

        var wrong = new Dictionary<string, string>();
        var words = FilledSession.Words(submission.State, wrong, mayNameNobody: SessionForm.StayNamed(session, await desk.GoneAsync(session, cancel)));
        if (wrong.Count > 0)
        {
            return new SubmissionReply.Errors(wrong);
        }

        await database.InTransactionAsync(
            async transaction =>
            {
                await SessionBook.LockAsync(transaction, person.TeamId, id, cancel);
                foreach (var date in (await SessionReads.FindAsync(transaction, person, id, cancel) ?? session).Dates) // one may have been added meanwhile
                {
                    await gatherings.DescribeAsync(transaction, person.TeamId, date.GatheringId, words, cancel);
                }
            },
            cancel);
        return new SubmissionReply.Update(await desk.CardAsync(person, id, cancel));
    }
}

/// <summary>One date was moved, or all are announced somewhere else.</summary>
internal sealed class MoveModal(NpgsqlDataSource database, IGatherings gatherings, SessionDesk desk, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => DateForm.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = SessionDesk.Person(submission.Actor);
        if (SessionValues.ReadDate(submission.View.PrivateMetadata) is not { } id || await desk.FindDateAsync(person, id, cancel) is not var (before, _))
        {
            return new SubmissionReply.Update(SessionView.NotYoursView);
        }

        var wrong = new Dictionary<string, string>();
        var at = MomentField.Read(submission.State, DateForm.Time, calendar.Now, isWanted: true, wrong);
        var room = SessionForm.Room.Read(submission.State, wrong);
        if (wrong.Count > 0)
        {
            return new SubmissionReply.Errors(wrong);
        }

        var choosesChannel = await desk.IsOwnerAsync(person, cancel);
        var channel = choosesChannel ? room.Channel : before.Channel;
        var isNew = channel is not null && channel != before.Channel;
        var plan = NewModal.PlanOf(at!.Value, room, await desk.ZoneAsync(person, cancel), isNew ? before.Channel : channel);
        return await database.InTransactionAsync<SubmissionReply>(
            async transaction =>
            {
                var isPlanned = await gatherings.PlanAsync(transaction, person, id, plan, cancel);
                if (isPlanned && choosesChannel)
                {
                    await gatherings.AnnounceAsync(transaction, person, id, isNew ? channel : null, cancel);
                }

                return new SubmissionReply.Update(MessageView.Of(isPlanned && await SessionReads.FindOfDateAsync(transaction, person, id, cancel) is var (session, date)
                    ? SessionView.Planned(session, date, isNew ? channel : null)
                    : SessionView.Over));
            },
            cancel);
    }
}

/// <summary>Whoever taught it said who was there.</summary>
internal sealed class ThereModal(NpgsqlDataSource database, IGatherings gatherings, SessionDesk desk, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => ThereForm.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = SessionDesk.Person(submission.Actor);
        if (SessionValues.ReadDate(submission.View.PrivateMetadata) is not { } id || await desk.FindDateAsync(person, id, cancel) is not var (session, date))
        {
            return new SubmissionReply.Update(SessionView.NotYoursView);
        }

        var people = FormText.People(submission.State, ThereForm.People);
        var isListed = await database.InTransactionAsync(transaction => gatherings.ListAsync(transaction, person, date.GatheringId, people, cancel), cancel);
        return new SubmissionReply.Update(MessageView.Of(isListed ? SessionView.Listed(session, people.Count) : date.IsLongOverAt(calendar.Now) ? SessionView.LongOver : SessionView.NotBegun));
    }
}
