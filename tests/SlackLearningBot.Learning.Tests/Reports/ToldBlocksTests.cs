using NUnit.Framework;
using SlackLearningBot.Learning.Reports;

namespace SlackLearningBot.Learning.Tests.Reports;

/// <summary>Nobody is found: not in a small group, not by taking one report from another, not in what skills or tracks have in common.</summary>
public sealed class ToldBlocksTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    private static AgedAnswer Answer(int person, string lesson, int week, bool right = true, int question = 1) =>
        new($"U{person}", lesson, $"{lesson}-{question}", 30, Monday.AddDays((7 * week) - 3), right);

    private static string Said(IEnumerable<ToldBlock> blocks) => string.Join(' ', blocks.Select(block => $"{block.LessonId}:{block.People}/{block.Right}/{block.Answers}"));

    [Test]
    public void A_lesson_waits_for_five_people_and_its_next_answers_for_five_more()
    {
        List<AgedAnswer> answers = [.. Enumerable.Range(0, 4).Select(person => Answer(person, "a", 0)), Answer(0, "a", 0, question: 2), .. Enumerable.Range(0, 6).Select(person => Answer(person, "b", 0, person > 0))];
        var first = ToldBlocks.Next(answers, [], Monday);
        answers.Add(Answer(4, "a", 1, right: false));
        answers.AddRange(Enumerable.Range(6, 4).Select(person => Answer(person, "b", 1)));
        var second = ToldBlocks.Next(answers, first, Monday.AddDays(7));
        answers.Add(Answer(6, "b", 2, question: 2));
        answers.Add(Answer(10, "b", 2));
        var third = ToldBlocks.Next(answers, [.. first, .. second], Monday.AddDays(14));

        Assert.That((Said(first), Said(second), Said(third)), Is.EqualTo(("b:6/5/6", "a:5/5/6", "b:5/6/6")));
        Assert.That(third[0].From, Is.EqualTo(Monday), "where the block before ended");
        Assert.That(ToldBlocks.Next(answers, [.. first, .. second, .. third], Monday.AddDays(14)), Is.Empty);
    }

    [Test]
    public void What_was_answered_later_waits_for_its_week() =>
        Assert.That(ToldBlocks.Next([.. Enumerable.Range(0, 9).Select(person => Answer(person, "a", 1))], [], Monday), Is.Empty);

    /// <summary>
    /// Weeks in which people answer, lessons are moved between two tracks and tagged otherwise, and owners look at both tracks or at none. Two answers that are in the same of all numbers
    /// that were ever told cannot be told apart by any sum or difference of them; those that are told must be of five people at least.
    /// </summary>
    [FsCheck.NUnit.Property(MaxTest = 400)]
    public bool No_sequence_of_looks_tells_of_fewer_than_five((byte Person, byte Lesson, byte Question, byte Week)[] given, byte[] shape, byte[] looks)
    {
        var answers = ToldBlocks.Telling(given
            .Concat(given.Select(one => ((byte)(one.Person + 7), one.Lesson, one.Question, one.Week)))
            .Concat(given.Select(one => ((byte)(one.Person + 3), one.Lesson, (byte)1, (byte)(one.Week / 2))))
            .Select(one => (Person: one.Item1 % 23, Lesson: $"l{one.Item2 % 4}", Question: one.Item3 % 2, Week: one.Item4 % 5))
            .OrderBy(one => one.Week)
            .Select(one => Answer(one.Person, one.Lesson, one.Week, question: one.Question)));
        var numbers = answers.ToDictionary(answer => answer, _ => new List<int>());
        var (told, number) = (new List<ToldBlock>(), 0);
        for (var week = 0; week < 5; week++)
        {
            for (var track = 0; track < 2; track++)
            {
                if (looks.Length == 0 || looks[((2 * week) + track) % looks.Length] % 3 == 0)
                {
                    continue;
                }

                var (until, there) = (Monday.AddDays(7 * week), Lessons(shape, track, week));
                var ids = there.Select(lesson => lesson.LessonId).ToHashSet();
                var theirs = answers.Where(answer => ids.Contains(answer.LessonId) && answer.AnsweredAt < until).ToList();
                told.AddRange(ToldBlocks.Next(theirs, [.. told.Where(block => ids.Contains(block.LessonId))], until));
                RetentionReport.Of(there, [.. told.Where(block => ids.Contains(block.LessonId))], blocks =>
                {
                    number++;
                    var held = theirs.Where(answer => blocks.Any(block => block.LessonId == answer.LessonId && answer.AnsweredAt >= block.From && answer.AnsweredAt < block.Until)).ToList();
                    held.ForEach(answer => numbers[answer].Add(number));
                    var share = ToldShare.Of(blocks, theirs);
                    Assert.That((share.Answers, share.Right), Is.EqualTo((held.Count, held.Count(answer => answer.Right))), "the sums are those of the answers");
                    return share;
                });
            }
        }

        return numbers
            .Where(one => one.Value.Count > 0)
            .GroupBy(one => string.Join(',', one.Value), one => one.Key.UserId)
            .All(alike => alike.Distinct().Count() >= SmallGroups.Fewest);
    }

    /// <summary>Each lesson is in one track or in both, and has none, one or both of two skills; from week to week that changes.</summary>
    private static List<ReportLesson> Lessons(byte[] shape, int track, int week)
    {
        byte At(int place) => shape.Length == 0 ? (byte)7 : shape[(place + week) % shape.Length];
        return
        [
            .. Enumerable.Range(0, 4)
                .Where(lesson => (At(lesson) % 3) is 2 || At(lesson) % 3 == track)
                .Select(lesson => new ReportLesson($"l{lesson}", [.. new[] { "sql", "git" }.Where((_, bit) => (At(lesson + 2) & (1 << bit)) != 0)])),
        ];
    }
}
