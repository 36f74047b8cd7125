using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using SlackLearningBot.Data.LocalPostgres;

namespace SlackLearningBot.Tests.Data.LocalPostgres;

internal sealed class PackageArchiveTests
{
    private string folder = null!;

    private string Target => Path.Combine(folder, "target");

    [SetUp]
    public void Create() => folder = Directory.CreateTempSubdirectory("slb-tar").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Files_and_listed_links_are_made()
    {
        var archive = await PackAsync(
            Plain("package/native/lib/libx.so.1.2", "library"),
            Plain("package/native/pg-symlinks.json", """[{"source":"native/lib/libx.so.1.2","target":"native/lib/libx.so"}]"""));

        await PackageArchive.UnpackAsync(archive, Target, CancellationToken.None);

        Assert.That(await File.ReadAllTextAsync(Path.Combine(Target, "native", "lib", "libx.so")), Is.EqualTo("library"));
    }

    [TestCase("package/../../outside")]
    [TestCase("package//etc/outside")]
    [TestCase("other/inside")]
    public async Task A_file_outside_the_folder_is_refused_and_not_written(string name)
    {
        var archive = await PackAsync(Plain(name, "evil"));

        Assert.That(() => PackageArchive.UnpackAsync(archive, Target, CancellationToken.None), Throws.InstanceOf<LocalPostgresException>());
        Assert.That(Directory.GetFiles(folder, "*side", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public async Task A_link_inside_the_archive_is_refused()
    {
        var archive = await PackAsync(new PaxTarEntry(TarEntryType.SymbolicLink, "package/bin") { LinkName = "/" });

        Assert.That(
            () => PackageArchive.UnpackAsync(archive, Target, CancellationToken.None),
            Throws.InstanceOf<LocalPostgresException>().With.Message.Contains("SymbolicLink"));
    }

    [Test]
    public async Task A_listed_link_outside_the_folder_is_refused()
    {
        var archive = await PackAsync(Plain("package/native/pg-symlinks.json", """[{"source":"../../x","target":"native/lib/x"}]"""));

        Assert.That(
            () => PackageArchive.UnpackAsync(archive, Target, CancellationToken.None),
            Throws.InstanceOf<LocalPostgresException>().With.Message.Contains("outside its own folder"));
    }

    private static PaxTarEntry Plain(string name, string text) =>
        new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) };

    private async Task<string> PackAsync(params TarEntry[] entries)
    {
        var archive = Path.Combine(folder, "archive.tgz");
        await using var file = File.Create(archive);
        await using var packed = new GZipStream(file, CompressionLevel.Fastest);
        await using var tar = new TarWriter(packed);

        foreach (var entry in entries)
        {
            await tar.WriteEntryAsync(entry);
        }

        return archive;
    }
}
