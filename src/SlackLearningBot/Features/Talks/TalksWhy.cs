using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Talks;

/// <summary>Why the last thing about a talk came that nobody asked for.</summary>
internal sealed class TalksWhy(NpgsqlDataSource database) : IWhy
{
    private const string FindLastSql = """
        select kind, finished_at as sent_at
          from delivery
         where team_id = @TeamId and recipient = @UserId and kind in ('talk.turn', 'talk.quiz', 'talk.known', 'talk.proposed') and state = 'sent'
         order by finished_at desc
         limit 1
        """;

    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<(string Kind, DateTimeOffset SentAt)?>(new CommandDefinition(FindLastSql, person, cancellationToken: cancel)) is var (kind, sentAt)
            ? new WhyAnswer(sentAt, What(kind), Why(kind), Less: null)
            : null;
    }

    private static Mrkdwn What(string kind) => kind switch
    {
        TurnWork.KindName => Mrkdwn.Of($"My question about your turn"),
        QuizWork.KindName => Mrkdwn.Of($"Questions about a talk"),
        ProposedWork.KindName => Mrkdwn.Of($"A proposed talk"),
        _ => Mrkdwn.Of($"What is still known of your talk"),
    };

    private static Mrkdwn Why(string kind) => kind switch
    {
        TurnWork.KindName => Mrkdwn.Of($"You take turns in a series of talks, and a date of yours is near. I ask once; skipped, the date is anybody's a week before."),
        QuizWork.KindName => Mrkdwn.Of($"You were there, or had a seat, and its speakers wrote down what should stay. I ask once; skipped, nothing happens."),
        ProposedWork.KindName => Mrkdwn.Of($"You are an owner of our learning, and a proposed talk waits for a date. I tell it once; `/talk list` shows all that wait."),
        _ => Mrkdwn.Of($"You wrote questions for your listeners. I tell it once, and never of so few that it would say something of one of them."),
    };
}

/// <summary>Turns and questions that were held back, as long as they are of use.</summary>
internal sealed class TalksWaiting : IWaiting
{
    public IReadOnlyList<string> Kinds { get; } = [TurnWork.KindName, QuizWork.KindName, ProposedWork.KindName];

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var things = new List<WaitingThing?>();
        foreach (var one in held)
        {
            things.Add(one.Kind switch
            {
                TurnWork.KindName => await TurnAsync(one),
                ProposedWork.KindName => await ProposedAsync(one),
                _ => await QuestionsAsync(one),
            });
        }

        return things;

        async Task<WaitingThing?> TurnAsync(HeldBack one) => await TurnWork.TurnOfAsync(transaction, teamId, one.UserId, one.Slot, now, cancel) is var (series, slot)
            ? new WaitingThing(Mrkdwn.Of($"Your turn at “{series.Name}”, {HappeningWords.Moment(slot.StartsAt)}"))
            : null;

        async Task<WaitingThing?> ProposedAsync(HeldBack one) => await TalkReads.FindAsync(transaction, teamId, Guid.Parse(one.Slot), cancel) is { State: TalkStates.Proposed } talk
            ? new WaitingThing(Mrkdwn.Of($"A proposed talk: “{talk.Title}”"), new Button("Look at it", ActionId.Of(TalkView.Open, $"{talk.TalkId:N}"), TalkValues.Of(talk.TalkId)))
            : null;

        async Task<WaitingThing?> QuestionsAsync(HeldBack one) => await QuizWork.FindAsync(transaction, teamId, one.UserId, one.Slot, cancel) is var (talk, _)
            ? new WaitingThing(
                Mrkdwn.Of($"Questions about “{talk.Title}”"), new Button("Answer", ActionId.Of(QuizView.Open, $"{talk.TalkId:N}"), TalkValues.Of(talk.TalkId)))
            : null;
    }
}
