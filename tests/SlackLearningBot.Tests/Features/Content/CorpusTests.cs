using System.Text.RegularExpressions;
using NUnit.Framework;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Tests.Blocks.Markdown;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Content;

public sealed partial class CorpusTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Test]
    public void All_shared_lessons_are_read_without_an_error()
    {
        var content = Lessons();

        Assert.Multiple(() =>
        {
            Assert.That(content.Tracks.Sum(track => track.Lessons.Count), Is.EqualTo(163));
            Assert.That(content.Tracks.Select(track => (track.Id, track.Title)), Does.Contain(("18f-methods", "18F Methods")).And.Contains(("tldr", "tldr-pages")));
            Assert.That(content.Warnings.Select(warning => warning.Rule).Distinct(), Is.EquivalentTo(new[] { "lesson-no-question", "lesson-too-long" }));
            Assert.That(content.Warnings.Where(warning => warning.Rule == "lesson-too-long").Select(warning => warning.File), Does.Contain("eng-practices/developer--small-cls.md").And.No.Member("tldr/git-add.md"));
        });
    }

    [Test]
    public void Every_shared_lesson_keeps_its_licence_and_attribution()
    {
        var sources = Lessons().Tracks.SelectMany(track => track.Lessons).Select(lesson => lesson.Source).ToList();

        Assert.That(sources, Has.All.Matches<Source?>(source => source is { Licence.Length: > 0, Attribution.Length: > 0, Url: ['h', 't', 't', 'p', 's', ..] }));
        Assert.That(sources, Does.Contain(new Source("tldr-pages", "https://github.com/tldr-pages/tldr/blob/08e345f42639f67d99282813247ac670dc6e87cb/pages/common/awk.md", "CC-BY-4.0", "tldr-pages team and contributors")));
    }

    [Test]
    public void No_shared_lesson_shows_template_syntax_or_breaks_a_limit()
    {
        Assert.Multiple(() =>
        {
            foreach (var lesson in Lessons().Tracks.SelectMany(track => track.Lessons))
            {
                var excerpt = MarkdownBlocks.Excerpt(lesson.Body, lesson.Source?.Url);
                var shown = Shown.Of(excerpt.Whole.Blocks);
                Assert.That(TemplateSyntax().Match(shown).Value, Is.Empty, lesson.Id);
                Assert.That(Shown.IsWithinLimits(excerpt.First.Blocks, 30), Is.True, lesson.Id);
                Assert.That(Shown.IsWithinLimits(excerpt.Rest?.Blocks ?? [], 85), Is.True, lesson.Id);
                Assert.That(Shown.IsWithinLimits(excerpt.Whole.Blocks, 84), Is.True, lesson.Id);
                Assert.That(excerpt.First.Plain.Length, Is.InRange(1, 1300), lesson.Id);
                Assert.That(excerpt.Whole.Plain, Does.Not.StartWith(lesson.Title + "\n"), lesson.Id);
            }
        });
    }

    [Test]
    public void Placeholders_and_links_between_pages_stay()
    {
        var lessons = Lessons().Tracks.SelectMany(track => track.Lessons).ToDictionary(lesson => lesson.Id);

        var awk = Shown.Of(MarkdownBlocks.ForModal(lessons["tldr-awk"].Body).Blocks);
        var author = Shown.Of(MarkdownBlocks.ForModal(lessons["eng-practices-developer-index"].Body, lessons["eng-practices-developer-index"].Source!.Url).Blocks);

        Assert.That(awk, Does.Contain("`awk '{print $5}' {{path/to/file}}`"));
        Assert.That(author, Does.Contain("/review/developer/small-cls.md|Small CLs>").And.Contains("/review/reviewer/index.md|"));
    }

    [Test]
    public void The_starter_catalogue_has_neither_errors_nor_warnings()
    {
        var verdict = ContentCheck.Check(ContentFolder.Read(Path.Combine(Repository.Root, "src", "SlackLearningBot", "Content", "starter")), Today);

        Assert.That(verdict, Is.InstanceOf<ContentVerdict.Good>(), () => string.Join('\n', (verdict as ContentVerdict.Refused)?.Errors ?? []));
        Assert.That(((ContentVerdict.Good)verdict).Warnings, Is.Empty);
        Assert.That(((ContentVerdict.Good)verdict).Tracks.Sum(track => track.Lessons.Count), Is.GreaterThanOrEqualTo(24));
    }

    private static ContentVerdict.Good Lessons()
    {
        var verdict = ContentCheck.Check(ContentFolder.Read(SharedFolder.Require("lessons")), Today);
        return verdict as ContentVerdict.Good ?? throw new AssertionException(string.Join('\n', ((ContentVerdict.Refused)verdict).Errors));
    }

    [GeneratedRegex(@"\{\{\s*[""'][^{}]*\|\s*url|\{%|\{:?\s*[.#][a-z_-]+[^{}]*\}|</?section", RegexOptions.None, 1000)]
    private static partial Regex TemplateSyntax();
}
