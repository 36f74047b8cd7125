using Dapper;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Data;

[Parallelizable(ParallelScope.Self)]
internal sealed class TypeTests
{
    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Create() => database = await TestDatabase.CreateEmptyAsync();

    [OneTimeTearDown]
    public async Task Drop() => await database.DisposeAsync();

    [Test]
    public async Task What_the_tables_hold_is_written_and_read_back_into_a_record()
    {
        var written = new Everything(
            Guid.Parse("0198c0de-0000-7000-8000-000000000001"),
            new DateTimeOffset(2026, 3, 9, 23, 30, 0, TimeSpan.Zero),
            null,
            new DateOnly(2026, 3, 10),
            null,
            new TimeOnly(8, 30),
            null,
            ["sql", "incident response"],
            long.MaxValue);
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            create temp table everything (
                id uuid, due_at timestamptz, sent_at timestamptz, due_on date, paused_until date,
                lesson_time time, quiet_from time, skills text[], answer_count bigint)
            """);

        await connection.ExecuteAsync(
            "insert into everything values (@Id, @DueAt, @SentAt, @DueOn, @PausedUntil, @LessonTime, @QuietFrom, @Skills, @AnswerCount)", written);
        var read = await connection.QuerySingleAsync<Everything>("select * from everything");

        Assert.That(read with { Skills = written.Skills }, Is.EqualTo(written));
        Assert.That(read.Skills, Is.EqualTo(written.Skills));
        Assert.That(read.DueAt.Offset, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task An_instant_with_an_offset_is_the_same_instant_in_the_table()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var read = await connection.QuerySingleAsync<DateTimeOffset>(
            "select @At::timestamptz", new { At = new DateTimeOffset(2026, 3, 10, 0, 30, 0, TimeSpan.FromHours(1)) });

        Assert.That(read, Is.EqualTo(new DateTimeOffset(2026, 3, 9, 23, 30, 0, TimeSpan.Zero)));
        Assert.That(read.Offset, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task Scalars_may_be_absent()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        Assert.That(await connection.ExecuteScalarAsync<DateTimeOffset?>("select null::timestamptz"), Is.Null);
        Assert.That(await connection.ExecuteScalarAsync<DateOnly?>("select date '2026-03-10'"), Is.EqualTo(new DateOnly(2026, 3, 10)));
        Assert.That(await connection.QuerySingleAsync<TimeOnly>("select time '08:30'"), Is.EqualTo(new TimeOnly(8, 30)));
        Assert.That(await connection.ExecuteScalarAsync<DateTimeOffset?>("select timestamptz '2026-03-10 00:00Z'"),
            Is.EqualTo(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task Lists_of_ids_and_words_are_arrays_in_sql()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var found = await connection.QueryAsync<string>(
            "select word from unnest(@Words::text[]) as word where word = any(@Wanted)", new { Words = new[] { "a", "b", "c" }, Wanted = new[] { "a", "c" } });

        Assert.That(found, Is.EqualTo(new[] { "a", "c" }));
    }

    [Test]
    public async Task A_timestamp_without_a_zone_is_refused_with_the_reason()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var refusal = Assert.CatchAsync(() => connection.QuerySingleAsync<DateTimeOffset>("select timestamp '2026-03-10 00:00'"));

        Assert.That(refusal!.ToString(), Does.Contain("must be timestamptz"));
    }

    [Test]
    public async Task A_key_is_a_parameter_as_it_stands()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var read = await connection.QuerySingleAsync<LearnerKey>(
            "select @TeamId as team_id, @UserId as user_id", new LearnerKey("T1", "U1"));

        Assert.That(read, Is.EqualTo(new LearnerKey("T1", "U1")));
    }

    private sealed record Everything(
        Guid Id,
        DateTimeOffset DueAt,
        DateTimeOffset? SentAt,
        DateOnly DueOn,
        DateOnly? PausedUntil,
        TimeOnly LessonTime,
        TimeOnly? QuietFrom,
        string[] Skills,
        long AnswerCount);
}
