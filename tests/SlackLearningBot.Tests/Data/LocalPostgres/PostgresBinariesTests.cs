using NUnit.Framework;
using SlackLearningBot.Data.LocalPostgres;

namespace SlackLearningBot.Tests.Data.LocalPostgres;

internal sealed class PostgresBinariesTests
{
    private string folder = null!;

    [SetUp]
    public void Create() => folder = Directory.CreateTempSubdirectory("slb-bin").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task A_link_to_one_program_on_the_path_leads_to_all_of_them()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Links need a right on Windows that few people have.");
        }

        var real = await PostgresBinaries.FindAsync(PostgresSource.Any, CancellationToken.None);
        File.CreateSymbolicLink(Path.Combine(folder, "initdb"), real.InitDb);

        var found = await PostgresBinaries.FindAsync(PostgresLocations.OnPath(folder), null, CancellationToken.None);

        Assert.That(found.Major, Is.EqualTo(real.Major));
        Assert.That(File.Exists(found.Postgres), Is.True);
    }

    [Test]
    public void Relative_and_empty_parts_of_the_path_are_not_looked_at() =>
        Assert.That(PostgresLocations.OnPath($".{Path.PathSeparator}{Path.PathSeparator}bin"), Is.Empty);

    [TestCase("15.13", 15)]
    [TestCase("18.0", 18)]
    public async Task A_supported_version_is_taken(string version, int major)
    {
        Pretend(version);

        var found = await PostgresBinaries.FindAsync([folder], null, CancellationToken.None);

        Assert.That(found.Major, Is.EqualTo(major));
    }

    [TestCase("14.2", "it is PostgreSQL 14; 15 to 18 are supported")]
    [TestCase("19beta1", "it is PostgreSQL 19; 15 to 18 are supported")]
    public void An_unsupported_version_is_passed_over_with_the_reason(string version, string reason)
    {
        Pretend(version);

        Assert.That(
            () => PostgresBinaries.FindAsync([folder], null, CancellationToken.None),
            Throws.InstanceOf<LocalPostgresException>().With.Message.Contains(reason));
    }

    [Test]
    public void Without_any_there_is_one_message_with_the_command_that_installs_it()
    {
        var failure = Assert.ThrowsAsync<LocalPostgresException>(() => PostgresBinaries.FindAsync([folder], null, CancellationToken.None));

        Assert.That(failure!.Message, Does.Contain(PostgresAdvice.InstallCommand())
            .And.Contain("ConnectionStrings:Postgres")
            .And.Contain($"{folder}: initdb is missing"));
    }

    [TestCase("windows", "", "winget install")]
    [TestCase("macos", "", "brew install postgresql")]
    [TestCase("linux", "/usr/bin/apt-get", "sudo apt-get install postgresql")]
    [TestCase("linux", "/usr/bin/dnf", "sudo dnf install postgresql-server")]
    [TestCase("linux", "/somewhere/else", "https://www.postgresql.org/download/")]
    public void The_command_is_that_of_the_system(string system, string manager, string command) =>
        Assert.That(
            PostgresAdvice.InstallCommand(system, ["/usr/bin/apt-get", "/usr/bin/dnf"], file => file == manager), Does.Contain(command));

    private void Pretend(string version)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("The pretended program is a shell script.");
            return;
        }

        const UnixFileMode Runnable = UnixFileMode.UserRead | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(folder, Runnable | UnixFileMode.UserWrite);

        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
        {
            var file = Path.Combine(folder, program);
            File.WriteAllText(file, $"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n");
            File.SetUnixFileMode(file, Runnable);
        }
    }
}
