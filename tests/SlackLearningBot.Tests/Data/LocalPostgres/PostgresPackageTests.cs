using NUnit.Framework;
using SlackLearningBot.Data.LocalPostgres;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Data.LocalPostgres;

[Parallelizable(ParallelScope.Self)]
internal sealed class PostgresPackageTests
{
    private string cache = null!;

    [SetUp]
    public void Create() => cache = ClusterBench.TestFolder();

    [TearDown]
    public void Delete()
    {
        if (Directory.Exists(cache))
        {
            Directory.Delete(cache, recursive: true);
        }
    }

    [Test]
    public async Task From_nothing_to_the_first_query_and_the_second_time_from_the_cache()
    {
        await Requires.NpmAsync();
        var package = PostgresPackage.ForThisMachine(cache);
        Requires.That(package is not null, "there is no package of PostgreSQL for this system");

        var binaries = await PostgresBinaries.FindAsync([], package, CancellationToken.None);
        await using var bench = await ClusterBench.CreateAsync(binaries);
        await using (var cluster = await bench.StartAsync())
        {
            Assert.That(await ClusterBench.QueryAsync(cluster, "show server_version"), Does.StartWith("18.4"));
            Assert.That(await ClusterBench.QueryAsync(cluster, "select lower('ÅÄÖ')"), Is.EqualTo("åäö"));
        }

        // The registry's name no longer exists for this one, so only the cache can answer.
        var offline = package! with { Sha512 = "asked of nobody" };
        Assert.That(await offline.FetchAsync(CancellationToken.None), Is.EqualTo(binaries.Folder));
        Assert.That(Directory.GetDirectories(cache), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task An_archive_with_another_hash_is_thrown_away_unopened()
    {
        await Requires.NpmAsync();
        var package = PostgresPackage.ForThisMachine(cache);
        Requires.That(package is not null, "there is no package of PostgreSQL for this system");

        var refusal = Assert.ThrowsAsync<LocalPostgresException>(() =>
            (package! with { Sha512 = Convert.ToBase64String(new byte[64]) }).FetchAsync(CancellationToken.None));

        Assert.That(refusal!.Message, Does.Contain("is not the one this program was written for").And.Contain(package!.Sha512));
        Assert.That(Directory.GetFileSystemEntries(cache), Is.Empty);
    }
}
