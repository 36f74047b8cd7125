using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Data.LocalPostgres;

namespace SlackLearningBot.Tests.Data.LocalPostgres;

[Parallelizable(ParallelScope.Self)]
internal sealed class LocalClusterTests
{
    private ClusterBench bench = null!;
    private ClusterBench seed = null!;

    [OneTimeSetUp]
    public async Task Create_one_to_copy()
    {
        seed = await ClusterBench.CreateAsync();
        await (await seed.StartAsync()).DisposeAsync();
    }

    [OneTimeTearDown]
    public async Task Delete_it() => await seed.DisposeAsync();

    [SetUp]
    public async Task Create() => bench = await ClusterBench.CreateAsync();

    [TearDown]
    public async Task Delete() => await bench.DisposeAsync();

    [Test]
    public async Task A_new_folder_becomes_a_cluster_that_only_its_owner_and_this_machine_can_reach()
    {
        await using var cluster = await bench.StartAsync();

        Assert.That(await ClusterBench.QueryAsync(cluster, "show listen_addresses"), Is.EqualTo("127.0.0.1"));
        Assert.That(await ClusterBench.QueryAsync(cluster, "show unix_socket_directories"), Is.Empty);
        Assert.That(await ClusterBench.QueryAsync(cluster, "show server_encoding"), Is.EqualTo("UTF8"));
        Assert.That(await ClusterBench.QueryAsync(cluster, "show max_connections"), Is.EqualTo("300"));
        Assert.That(
            async () => await new NpgsqlConnection($"{cluster.ConnectionString("postgres")};Password=guess;Pooling=false").OpenAsync(),
            Throws.InstanceOf<PostgresException>().With.Property(nameof(PostgresException.SqlState)).EqualTo(PostgresErrorCodes.InvalidPassword));

        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(bench.Folder.Password), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Test]
    public async Task The_server_never_runs_as_root()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("Only Linux shows whose a process is in /proc.");
        }

        await seed.CopyToAsync(bench.Folder);
        await using var cluster = await bench.StartAsync();

        var user = File.ReadLines($"/proc/{bench.ServerProcess()}/status").Single(line => line.StartsWith("Uid:", StringComparison.Ordinal));
        Assert.That(user.Split('\t').Skip(1), Has.None.EqualTo("0"));
    }

    [Test]
    public async Task A_second_program_attaches_and_the_last_to_leave_stops_the_server()
    {
        await seed.CopyToAsync(bench.Folder);
        var first = await bench.StartAsync();
        var second = await bench.StartAsync();
        var server = bench.ServerProcess();

        await first.DisposeAsync();
        await first.DisposeAsync();

        Assert.That(second.Port, Is.EqualTo(first.Port));
        Assert.That(bench.ServerProcess(), Is.EqualTo(server));
        Assert.That(await ClusterBench.QueryAsync(second, "select 1"), Is.EqualTo("1"));

        await second.DisposeAsync();

        Assert.That(bench.IsRunning(), Is.False);
    }

    [Test]
    public async Task Programs_that_start_together_on_a_new_folder_share_one_server()
    {
        var clusters = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(bench.StartAsync)));

        Assert.That(clusters.Select(cluster => cluster.Port).Distinct().Count(), Is.EqualTo(1));

        await Task.WhenAll(clusters.Select(cluster => cluster.DisposeAsync().AsTask()));

        Assert.That(bench.IsRunning(), Is.False);
    }

    [Test]
    public async Task A_killed_server_comes_back_under_a_running_program()
    {
        await seed.CopyToAsync(bench.Folder);
        await using var cluster = await bench.StartAsync();

        await bench.KillServerAsync();

        Assert.That(
            async () => await ClusterBench.QueryAsync(cluster, "select 1"),
            Is.EqualTo("1").After(20).Seconds.PollEvery(200).MilliSeconds);
    }

    [Test]
    public async Task A_killed_server_comes_back_on_its_port_with_what_was_committed()
    {
        await seed.CopyToAsync(bench.Folder);
        await using var before = await bench.StartAsync(["fsync=off"]);
        await ClusterBench.QueryAsync(before, "create table kept as select 42 as answer");

        await bench.KillServerAsync();
        await using var after = await bench.StartAsync();

        Assert.That(await ClusterBench.QueryAsync(after, "select answer from kept"), Is.EqualTo("42"));
        Assert.That(await ClusterBench.QueryAsync(before, "select answer from kept"), Is.EqualTo("42"));
    }

    [Test]
    public async Task The_server_of_a_killed_program_is_taken_over_and_stopped_by_the_next()
    {
        await seed.CopyToAsync(bench.Folder);
        await bench.StartOrphanAsync();
        var orphan = bench.ServerProcess();

        var next = await bench.StartAsync();

        Assert.That(bench.ServerProcess(), Is.EqualTo(orphan));

        await next.DisposeAsync();

        Assert.That(bench.IsRunning(), Is.False);
    }

    [Test]
    public async Task A_server_that_is_leaving_when_a_program_starts_is_waited_for_and_followed_by_a_new_one()
    {
        await seed.CopyToAsync(bench.Folder);
        await bench.StartOrphanAsync();
        var leaving = bench.ServerProcess();
        await using var holdsItUp = await bench.ConnectAsync();
        await bench.TellToStopAsync();

        var start = bench.StartAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        Assert.That(start.IsCompleted, Is.False, "the old one is still there");
        await holdsItUp.DisposeAsync();
        await using var cluster = await start.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(await ClusterBench.QueryAsync(cluster, "select 1"), Is.EqualTo("1"));
        Assert.That(bench.ServerProcess(), Is.Not.EqualTo(leaving));
    }

    [Test]
    public async Task A_process_number_that_now_belongs_to_somebody_else_does_not_prevent_the_start()
    {
        await seed.CopyToAsync(bench.Folder);
        await File.WriteAllTextAsync(
            Path.Combine(bench.Folder.Data, "postmaster.pid"), $"{Environment.ProcessId}\n{bench.Folder.Data}\n1\n5999\n\n127.0.0.1\n0 0\nready\n");

        await using var cluster = await bench.StartAsync();

        Assert.That(await ClusterBench.QueryAsync(cluster, "select 1"), Is.EqualTo("1"));
    }

    [Test]
    public async Task A_creation_that_was_cut_off_is_begun_again()
    {
        var half = Path.Combine(bench.Folder.Draft, "data");
        Directory.CreateDirectory(half);
        await File.WriteAllTextAsync(Path.Combine(half, "PG_VERSION"), $"{bench.Binaries.Major}\n");
        await File.WriteAllTextAsync(bench.Folder.Password, "of the first try");

        await using var cluster = await bench.StartAsync();

        Assert.That(await ClusterBench.QueryAsync(cluster, "select 1"), Is.EqualTo("1"));
        Assert.That(Directory.Exists(bench.Folder.Draft), Is.False);
    }

    [Test]
    public async Task A_port_that_somebody_took_meanwhile_is_not_insisted_on()
    {
        await seed.CopyToAsync(bench.Folder);
        var first = await bench.StartAsync();
        await first.DisposeAsync();
        using var squatter = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, first.Port);
        squatter.Start();

        await using var cluster = await bench.StartAsync();

        Assert.That(cluster.Port, Is.Not.EqualTo(first.Port));
    }

    [Test]
    public async Task A_cluster_without_its_password_or_of_another_version_is_refused_with_the_way_out()
    {
        await seed.CopyToAsync(bench.Folder);

        Assert.That(
            () => LocalCluster.StartOrAttachAsync(bench.Folder, bench.Binaries with { Major = 14 }, null, CancellationToken.None),
            Throws.InstanceOf<LocalPostgresException>().With.Message.Contains($"was made by PostgreSQL {bench.Binaries.Major}"));

        File.Delete(bench.Folder.Password);

        Assert.That(bench.StartAsync, Throws.InstanceOf<LocalPostgresException>().With.Message.Contains("lost its file 'password'"));
    }

    [Test]
    public async Task A_database_is_created_once_and_a_private_one_is_opened_whole()
    {
        var folder = Path.GetDirectoryName(bench.Folder.Path)!;
        await seed.CopyToAsync(ClusterFolder.Default(bench.Binaries.Major, folder));
        var opened = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            Task.Run(() => ProgramDatabase.OpenAsync(null, "Development", "playground", folder, CancellationToken.None))));

        await using (var source = Database.Open(opened[0].ConnectionString))
        await using (var command = source.CreateCommand("select current_database()"))
        {
            Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo("playground"));
        }

        Assert.That(opened.Select(program => program.IsPrivate), Is.All.True);
        foreach (var program in opened)
        {
            await program.DisposeAsync();
        }

        Assert.That(File.Exists(Path.Combine(ClusterFolder.Default(bench.Binaries.Major, folder).Data, "postmaster.pid")), Is.False);
    }

    [Test]
    public async Task A_folder_that_cannot_be_used_is_named_with_the_setting_that_names_another()
    {
        await File.WriteAllTextAsync(Directory.CreateDirectory(Path.GetDirectoryName(bench.Folder.Path)!).FullName + "/file", "");
        var inAFile = new ClusterFolder(Path.Combine(Path.GetDirectoryName(bench.Folder.Path)!, "file", "cluster"));

        Assert.That(
            () => LocalCluster.StartOrAttachAsync(inAFile, bench.Binaries, null, CancellationToken.None),
            Throws.InstanceOf<LocalPostgresException>().With.Message.Contains(inAFile.Path).And.Message.Contains("Postgres:DataFolder"));
    }

    [Test]
    public async Task A_name_that_is_no_database_name_never_reaches_sql()
    {
        await seed.CopyToAsync(bench.Folder);
        await using var cluster = await bench.StartAsync();

        Assert.That(() => cluster.EnsureDatabaseAsync("x; drop database postgres", CancellationToken.None), Throws.ArgumentException);
    }
}
