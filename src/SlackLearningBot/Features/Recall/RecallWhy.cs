using System.Text.Json.Serialization.Metadata;
using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Recall;

/// <summary><c>recall.why</c>: "Why this?" below a question that is asked again.</summary>
internal sealed class WhyAction(WhyReads reads) : IActionHandler<AnsweredValue>
{
    public string Name => FollowUpBlocks.Why;

    public JsonTypeInfo<AnsweredValue> ValueType => LessonCardValues.Default.AnsweredValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, AnsweredValue value, CancellationToken cancel) =>
        new ActionReply.Remark(await reads.FindAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), value, cancel) is { } asked
            ? Remarks.Say(RecallView.Why(asked))
            : Remarks.NotYours);
}

/// <summary>Why the last question came that was asked again, for <c>/learn why</c>.</summary>
internal sealed class RecallWhy(WhyReads reads) : IWhy
{
    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel) =>
        await reads.FindLastAsync(person, cancel) is { } last
            ? new WhyAnswer(last.SentAt!.Value, RecallView.What(last), RecallView.Why(last), null)
            : null;
}

/// <summary>Reads why questions came.</summary>
internal sealed class WhyReads(NpgsqlDataSource database)
{
    private const string FindSql = """
        select q.ask, k.because::text as because, d.finished_at as sent_at
          from asking k
          join question q on q.team_id = k.team_id and q.question_id = k.question_id
          left join delivery d on d.team_id = k.team_id and d.id = k.delivery_id
         where k.team_id = @TeamId and k.user_id = @UserId and k.delivery_id = @Delivery and k.question_id = @Question
        """;

    /// <summary>Null when nothing of the kind was asked of this person.</summary>
    public Task<AskedWhy?> FindAsync(LearnerKey person, AnsweredValue value, CancellationToken cancel) =>
        ReadAsync(FindSql, new { person.TeamId, person.UserId, value.Delivery, value.Question }, cancel);

    private const string FindLastSql = """
        select q.ask, k.because::text as because, d.finished_at as sent_at
          from asking k
          join question q on q.team_id = k.team_id and q.question_id = k.question_id
          join delivery d on d.team_id = k.team_id and d.id = k.delivery_id and d.state = 'sent' and d.ts is not null
         where k.team_id = @TeamId and k.user_id = @UserId and k.lesson_id is null
         order by k.asked_on desc, k.place
         limit 1
        """;

    /// <summary>The first question of the last message that held questions only; those below a lesson came with it.</summary>
    public Task<AskedWhy?> FindLastAsync(LearnerKey person, CancellationToken cancel) => ReadAsync(FindLastSql, new { person.TeamId, person.UserId }, cancel);

    private async Task<AskedWhy?> ReadAsync(string sql, object key, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(sql, key, cancellationToken: cancel)) is { } row
            ? new AskedWhy(row.Ask, AskedBecause.Read(row.Because), row.SentAt)
            : null;
    }

    private sealed record Row(string Ask, string Because, DateTimeOffset? SentAt);
}

/// <summary>A question that came, and why.</summary>
internal sealed record AskedWhy(string Ask, AskedBecause Because, DateTimeOffset? SentAt);
