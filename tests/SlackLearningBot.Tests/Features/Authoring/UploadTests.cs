using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using SlackLearningBot.Features.Authoring;

namespace SlackLearningBot.Tests.Features.Authoring;

/// <summary>What people drop: read, or refused in words; never unpacked beyond its limits and never thrown over.</summary>
internal sealed class UploadTests
{
    private const string Lesson = "---\nid: a\ntitle: A\n---\nText";

    [Test]
    public void A_text_comes_with_its_own_name_without_byte_order_mark_and_with_one_kind_of_line_end()
    {
        var read = Upload.Read("..\\..//My Lesson.MARKDOWN", Encoding.UTF8.GetBytes("\ufeffOne\r\nTwo\rThree"));

        Assert.That(read.Files.Select(file => (file.Path, file.Text)), Is.EqualTo(new[] { ("My Lesson.md", "One\nTwo\nThree") }));
    }

    [TestCase("photo.png", "file-type")]
    [TestCase("notes.txt", "txt-no-questions")]
    [TestCase("lesson", "file-type")]
    [TestCase("", "file-type")]
    [TestCase("folder.zip", "zip-broken")]
    public void What_cannot_be_read_is_refused_by_name(string name, string rule)
    {
        var read = Upload.Read(name, Encoding.UTF8.GetBytes("something"));

        Assert.That((read.Files.Count, Rules(read)), Is.EqualTo((0, rule)));
    }

    [Test]
    public void Bytes_that_are_no_text_are_refused_with_their_line()
    {
        Assert.That(Upload.Read("a.csv", new byte[] { (byte)'a', (byte)'\n', 0xE4 }).Problems.Single(), Has.Property("Line").EqualTo(2).And.Property("Message").Contains("CSV UTF-8"));
        Assert.That(Rules(Upload.Read("a.md", new byte[] { (byte)'a', 0 })), Is.EqualTo("nul-character"));
        Assert.That(Rules(Upload.Read("a.md", new byte[UploadLimits.FileBytes + 1])), Is.EqualTo("file-too-large"));
    }

    [TestCase("Handbook.zip", new[] { "git/01.md", "git/track.yaml", "sql/01.md" }, new[] { "git/01.md", "git/track.yaml", "sql/01.md" })]
    [TestCase("Handbook.zip", new[] { "handbook/git/01.md", "handbook/sql/01.md" }, new[] { "git/01.md", "sql/01.md" })]
    [TestCase("Handbook.zip", new[] { "git/01.md", "git/02.md" }, new[] { "git/01.md", "git/02.md" })]
    [TestCase("Handbook.zip", new[] { "01.md", "sql/01.md" }, new[] { "Handbook/01.md", "sql/01.md" })]
    [TestCase("Handbook.zip", new[] { "handbook/index.json", "handbook/git/01.md" }, new[] { "index.json", "git/01.md" })]
    [TestCase("Handbook.zip", new[] { "git\\01.md" }, new[] { "git/01.md" })]
    [TestCase("Handbook.zip", new[] { "git/01.md", "__MACOSX/git/._01.md", ".git/x.md", "git/.DS_Store", "git/cat.png" }, new[] { "git/01.md" })]
    public void A_zip_is_the_folder_it_was_made_of(string zip, string[] names, string[] expected)
    {
        var read = Upload.Read(zip, Zip.Of([.. names.Select(name => (name, Lesson))]));

        Assert.That(read.Problems, Is.Empty);
        Assert.That(read.Files.Select(file => file.Path), Is.EqualTo(expected));
    }

    [TestCase("../evil.md", "zip-path")]
    [TestCase("a/../../evil.md", "zip-path")]
    [TestCase("/etc/evil.md", "zip-path")]
    [TestCase("C:\\evil.md", "zip-path")]
    [TestCase("a//b.md", "zip-path")]
    [TestCase("a/inner.zip", "zip-in-zip")]
    [TestCase("1/2/3/4/5/6/7/8/9/deep.md", "folder-too-deep")]
    [TestCase("a/\u0007bell.md", "zip-name")]
    public void A_name_in_a_zip_that_leads_astray_is_refused(string name, string rule)
    {
        var read = Upload.Read("x.zip", Zip.Of((name, Lesson), ("good/a.md", Lesson)));

        Assert.That(Rules(read), Is.EqualTo(rule));
        Assert.That(read.Files.Select(file => file.Path), Is.EqualTo(new[] { "good/a.md" }));
    }

    [Test]
    public void Names_in_another_alphabet_than_UTF_8_are_refused_instead_of_guessed() =>
        Assert.That(Rules(Upload.Read("x.zip", Zip.Of(Encoding.Latin1, ("a/Übung.md", Lesson)))), Is.EqualTo("zip-name"));

    [Test]
    public void A_link_is_refused()
    {
        var zip = Zip.Make(archive => Zip.Add(archive, "a/link.md", Encoding.UTF8.GetBytes("/etc/passwd")).ExternalAttributes = unchecked((int)0xA1FF0000));

        Assert.That(Rules(Upload.Read("x.zip", zip)), Is.EqualTo("zip-link"));
    }

    [Test]
    public void A_password_is_refused() =>
        Assert.That(Rules(Upload.Read("x.zip", Zip.Encrypted(Zip.Of(("a/a.md", Lesson))))), Is.EqualTo("zip-encrypted"));

    [Test]
    public void A_file_of_more_than_a_megabyte_is_refused_and_the_others_are_read()
    {
        var zip = Zip.Make(archive =>
        {
            Zip.Add(archive, "a/large.md", new byte[UploadLimits.FileBytes + 1]);
            Zip.Add(archive, "a/small.md", Encoding.UTF8.GetBytes(Lesson));
        });

        var read = Upload.Read("x.zip", zip);

        Assert.That((Rules(read), read.Files.Single().Path), Is.EqualTo(("file-too-large", "a/small.md")));
    }

    [Test]
    public void A_file_that_says_it_is_small_is_not_believed()
    {
        var zip = Zip.Lying(Zip.Make(archive => Zip.Add(archive, "a/bomb.md", new byte[30 * UploadLimits.FileBytes])));

        Assert.That(Upload.Read("x.zip", zip), Has.Property("Files").Empty.And.Property("Problems").Count.EqualTo(1));
    }

    [Test]
    public void A_bomb_of_many_files_is_refused_as_a_whole()
    {
        var page = Encoding.UTF8.GetBytes(new string('a', UploadLimits.FileBytes));
        var zip = Zip.Make(archive =>
        {
            for (var number = 0; number < 60; number++)
            {
                Zip.Add(archive, $"a/{number}.md", page);
            }
        });

        var read = Upload.Read("x.zip", zip);

        Assert.That(zip, Has.Length.LessThan(UploadLimits.FileBytes));
        Assert.That((read.Files.Count, Rules(read)), Is.EqualTo((0, "zip-bomb")));
    }

    [Test]
    public void More_files_than_two_thousand_are_refused_as_a_whole()
    {
        var zip = Zip.Make(archive =>
        {
            for (var number = 0; number <= UploadLimits.ZipEntries; number++)
            {
                archive.CreateEntry($"a/{number}.md", CompressionLevel.NoCompression);
            }
        });

        Assert.That(Rules(Upload.Read("x.zip", zip)), Is.EqualTo("zip-too-many-files"));
    }

    [Test]
    public void A_file_that_is_there_twice_is_read_once() =>
        Assert.That(Rules(Upload.Read("x.zip", Zip.Of(("a/a.md", Lesson), ("a/a.md", Lesson)))), Is.EqualTo("file-twice"));

    [Test]
    public void A_zip_without_lessons_says_so() => Assert.That(Rules(Upload.Read("x.zip", Zip.Of(("cat.png", "x")))), Is.EqualTo("zip-empty"));

    [Test]
    public void A_zip_cut_anywhere_is_refused_and_never_thrown_over()
    {
        var zip = Zip.Of(("a/a.md", Lesson), ("a/b.md", new string('b', 5000)));

        for (var length = 0; length < zip.Length; length += 7)
        {
            Assert.That(Upload.Read("x.zip", zip.AsMemory(0, length)).Problems, Is.Not.Empty, $"{length} bytes");
        }
    }

    [Test]
    public void A_zip_with_any_byte_spoilt_never_throws()
    {
        var zip = Zip.Of(("a/a.md", Lesson), ("a/b.md", new string('b', 500)));

        for (var at = 0; at < zip.Length; at++)
        {
            var spoilt = zip.ToArray();
            spoilt[at] ^= 0xFF;
            Assert.That(() => Upload.Read("x.zip", spoilt), Throws.Nothing, $"byte {at}");
        }
    }

    private static string Rules(UploadRead read) => string.Join(' ', read.Problems.Select(problem => problem.Rule));
}
