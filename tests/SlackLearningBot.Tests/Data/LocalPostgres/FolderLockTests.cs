using NUnit.Framework;
using SlackLearningBot.Data.LocalPostgres;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Data.LocalPostgres;

internal sealed class FolderLockTests
{
    private string folder = null!;

    private string File => Path.Combine(folder, "a.lock");

    [SetUp]
    public void Create() => folder = Directory.CreateTempSubdirectory("slb-lock").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Many_share_it_and_one_alone_needs_the_rest_gone()
    {
        var first = FolderLock.TryTake(File, shared: true)!;
        var second = FolderLock.TryTake(File, shared: true)!;

        Assert.That(second, Is.Not.Null);
        first.Dispose();
        Assert.That(FolderLock.TryTake(File, shared: false), Is.Null);
        second.Dispose();
        using var alone = FolderLock.TryTake(File, shared: false);
        Assert.That(alone, Is.Not.Null);
        Assert.That(FolderLock.TryTake(File, shared: true), Is.Null);
    }

    [Test]
    public async Task Other_processes_see_it()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("The command flock belongs to Linux.");
        }

        Requires.That((await FlockAsync("--version")).Succeeded, "the command flock is not on this machine: install util-linux");
        using var held = FolderLock.TryTake(File, shared: true);

        var alone = await FlockAsync("--nonblock", "--exclusive", File, "true");
        var together = await FlockAsync("--nonblock", "--shared", File, "true");

        Assert.That((alone.Succeeded, together.Succeeded), Is.EqualTo((false, true)));
    }

    [Test]
    public void Waiting_too_long_names_the_file()
    {
        using var held = FolderLock.TryTake(File, shared: false);

        Assert.That(
            () => FolderLock.TakeAsync(File, shared: false, TimeSpan.FromMilliseconds(60), CancellationToken.None),
            Throws.InstanceOf<LocalPostgresException>().With.Message.Contains(File));
    }

    private Task<Tool.Result> FlockAsync(params string[] arguments) =>
        Tool.RunAsync("flock", arguments, folder, dropPrivileges: false, CancellationToken.None);
}
