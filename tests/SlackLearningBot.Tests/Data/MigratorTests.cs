using Dapper;
using Npgsql;
using NUnit.Framework;
using Quartz;
using SlackLearningBot.Data;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Data;

[Parallelizable(ParallelScope.Self)]
internal sealed class MigratorTests
{
    private static readonly Migration First = Migration.ReadEmbedded()[0];

    private static readonly TimeProvider Clock = new StillClock(new DateTimeOffset(2026, 3, 9, 8, 0, 0, TimeSpan.Zero));

    private TestDatabase database = null!;

    [SetUp]
    public async Task Create() => database = await TestDatabase.CreateEmptyAsync();

    [TearDown]
    public async Task Drop() => await database.DisposeAsync();

    [Test]
    public async Task An_empty_database_gets_every_migration_and_quartz_once()
    {
        var first = await Migrator.MigrateAsync(database.DataSource, Clock, CancellationToken.None);
        var second = await Migrator.MigrateAsync(database.DataSource, Clock, CancellationToken.None);

        Assert.That(first.Applied, Is.EqualTo(Migration.ReadEmbedded().Select(migration => migration.FileName)));
        Assert.That(first.QuartzProvisioned, Is.True);
        Assert.That(second.Applied, Is.Empty);
        Assert.That(second.QuartzProvisioned, Is.False);
        Assert.That(await ScalarAsync<DateTimeOffset>("select distinct applied_at from schema_migration"), Is.EqualTo(Clock.GetUtcNow()));
        Assert.That(await ScalarAsync<bool>("select to_regclass('qrtz_triggers') is not null"), Is.True);
    }

    [Test]
    public async Task Programs_that_start_together_apply_each_migration_once()
    {
        Migration[] slow = [First, Migration.From("0002_add_thing.sql", "select pg_sleep(0.2); create table thing (id int)")];

        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => new Migrator(database.DataSource, slow, Clock).MigrateAsync(CancellationToken.None))));

        Assert.That(reports.Select(report => report.Applied.Count).Order(), Is.EqualTo(new[] { 0, 0, 0, 2 }));
        Assert.That(reports.Count(report => report.QuartzProvisioned), Is.EqualTo(1));
        Assert.That(await ScalarAsync<long>("select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"), Is.Zero);
    }

    [Test]
    public async Task A_migration_that_changed_after_it_ran_is_refused_by_name()
    {
        await MigrateAsync(First, Migration.From("0002_add_thing.sql", "create table thing (id int)"));

        var refusal = Assert.ThrowsAsync<MigrationException>(() =>
            MigrateAsync(First, Migration.From("0002_add_thing.sql", "create table thing (id bigint)")));

        Assert.That(refusal!.Message, Does.Contain("0002_add_thing.sql").And.Contain("was changed after it ran"));
    }

    [Test]
    public async Task Line_ends_do_not_change_a_migration()
    {
        await MigrateAsync(First, Migration.From("0002_add_thing.sql", "create table thing\n(id int)\n"));

        Assert.DoesNotThrowAsync(() => MigrateAsync(First, Migration.From("0002_add_thing.sql", "create table thing\r\n(id int)\r\n")));
    }

    [Test]
    public async Task A_migration_that_fails_leaves_nothing_and_names_its_file()
    {
        var failure = Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(
            First,
            Migration.From("0002_add_thing.sql", "create table thing (id int)"),
            Migration.From("0003_add_other.sql", "create table other (id int); insert into absent values (1)")));

        Assert.That(failure!.Message, Does.Contain("0003_add_other.sql").And.Contain("\"absent\" does not exist"));
        Assert.That(await ScalarAsync<int>("select max(number) from schema_migration"), Is.EqualTo(2));
        Assert.That(await ScalarAsync<bool>("select to_regclass('other') is null"), Is.True);
    }

    [Test]
    public async Task A_mended_migration_runs_after_its_failure()
    {
        Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(First, Migration.From("0002_add_thing.sql", "create table")));

        await MigrateAsync(First, Migration.From("0002_add_thing.sql", "create table thing (id int)"));

        Assert.That(await ScalarAsync<bool>("select to_regclass('thing') is not null"), Is.True);
    }

    [Test]
    public async Task An_older_program_runs_on_a_newer_database_and_changes_nothing()
    {
        await MigrateAsync(First, Migration.From("0002_add_thing.sql", "create table thing (id int)"));

        var report = await new Migrator(database.DataSource, [First], Clock).MigrateAsync(CancellationToken.None);

        Assert.That(report.Applied, Is.Empty);
        Assert.That((report.ProgramNumber, report.DatabaseNumber), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_program_older_than_the_database_allows_is_refused()
    {
        await MigrateAsync(First, Migration.From("0002_drop_thing.sql", "update program_version set oldest_program = 2"));

        var refusal = Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(First));
        var status = await new Migrator(database.DataSource, [First], Clock).ReadStatusAsync(CancellationToken.None);

        Assert.That(refusal!.Message, Does.Contain("knows migrations up to 0001").And.Contain("0002 or later"));
        Assert.That(status.Refusal, Is.EqualTo(refusal.Message));
    }

    [Test]
    public async Task A_migration_merged_below_one_that_ran_is_refused()
    {
        await MigrateAsync(First, Migration.From("0002_add_thing.sql", "select 1"), Migration.From("0003_add_other.sql", "select 1"));
        await ScalarAsync<int>("delete from schema_migration where number = 2");

        var refusal = Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(
            First, Migration.From("0002_add_thing.sql", "select 1"), Migration.From("0003_add_other.sql", "select 1")));

        Assert.That(refusal!.Message, Does.Contain("0003").And.Contain("never ran 0002_add_thing.sql"));
    }

    [Test]
    public async Task The_status_names_what_is_pending_and_changes_nothing()
    {
        var status = await new Migrator(database.DataSource, [First], Clock).ReadStatusAsync(CancellationToken.None);

        Assert.That(status.Pending, Is.EqualTo(new[] { First.FileName }));
        Assert.That(status.Refusal, Is.Null);
        Assert.That(await ScalarAsync<long>("select count(*) from pg_tables where schemaname = 'public'"), Is.Zero);
    }

    [Test]
    public async Task Quartz_validates_and_starts_on_the_tables_it_was_given()
    {
        await Migrator.MigrateAsync(database.DataSource, Clock, CancellationToken.None);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddQuartz(quartz => quartz.UsePersistentStore(store =>
            {
                store.ConfigureStore(options => options.SchemaProvisioning = SchemaProvisioning.Validate);
                store.UsePostgres(database.ConnectionString);
                store.UseSystemTextJsonSerializer();
                store.UseExecutionHistory();
            }))
            .BuildServiceProvider();
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();

        Assert.DoesNotThrowAsync(async () => await scheduler.Start());
        await scheduler.Shutdown(waitForJobsToComplete: true);
    }

    private Task<MigrationReport> MigrateAsync(params Migration[] migrations) =>
        new Migrator(database.DataSource, migrations, Clock).MigrateAsync(CancellationToken.None);

    private async Task<T?> ScalarAsync<T>(string sql)
    {
        await using NpgsqlConnection connection = await database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql);
    }

    private sealed class StillClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
