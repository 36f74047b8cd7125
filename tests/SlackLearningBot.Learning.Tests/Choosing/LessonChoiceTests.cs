using NUnit.Framework;
using SlackLearningBot.Learning.Choosing;
using static SlackLearningBot.Learning.Choosing.LessonStanding;

namespace SlackLearningBot.Learning.Tests.Choosing;

public sealed class LessonChoiceTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Test]
    public void Without_tracks_there_is_nothing()
    {
        Assert.That(LessonChoice.Choose([], Today), Is.EqualTo(new LessonChoice.NoLesson(NoLessonReason.NoTracks)));
    }

    [Test]
    public void When_all_is_done_or_put_aside_there_is_nothing()
    {
        var choice = LessonChoice.Choose([Track("sql", 1, 1, Done, PutAside)], Today);

        Assert.That(choice, Is.EqualTo(new LessonChoice.NoLesson(NoLessonReason.AllDone)));
    }

    [Test]
    public void The_first_open_lesson_of_the_only_track_comes()
    {
        var choice = LessonChoice.Choose([Track("sql", 1, 1, Done, PutAside, Open, Open)], Today);

        Assert.That(choice, Is.EqualTo(new LessonChoice.Chosen("sql", "sql-3", new Because.NextInOnlyTrack("SQL", 3, 4))));
    }

    [Test]
    public void The_track_that_waited_longest_is_served()
    {
        var choice = LessonChoice.Choose([Track("sql", 1, 1, Open), Track("talks", 2, 4, Done, Open)], Today);

        Assert.That(choice, Is.EqualTo(new LessonChoice.Chosen("talks", "talks-2", new Because.TrackWaitedLongest("TALKS", 2, 2, 4))));
    }

    [Test]
    public void A_track_not_begun_comes_before_all_others()
    {
        var choice = LessonChoice.Choose([Track("sql", 1, 30, Open), Track("talks", 2, null, Open)], Today);

        Assert.That(choice, Is.EqualTo(new LessonChoice.Chosen("talks", "talks-1", new Because.TrackNotBegun("TALKS", 1, 1))));
    }

    [Test]
    public void A_finished_track_does_not_take_a_turn()
    {
        var choice = LessonChoice.Choose([Track("sql", 1, 1, Open), Track("talks", 2, 9, Done)], Today);

        Assert.That(choice, Is.EqualTo(new LessonChoice.Chosen("sql", "sql-1", new Because.NextInOnlyTrack("SQL", 1, 1))));
    }

    [Test]
    public void A_lesson_comes_once_and_twice_again_and_then_its_track_goes_on_without_it()
    {
        var came = Enumerable.Range(0, 5).Select(times => LessonChoice.Choose([Ignored(times)], Today)).Cast<LessonChoice.Chosen>().Select(chosen => chosen.LessonId);

        Assert.That(came, Is.EqualTo(new[] { "a", "a", "a", "b", "b" }));
    }

    [Test]
    public void Who_asks_gets_what_is_new_first_and_an_ignored_lesson_when_nothing_else_is_left()
    {
        var ignored = Ignored(3);
        var alone = ignored with { Lessons = [ignored.Lessons[0], new LessonProgress("b", 2, Done)] };

        Assert.That((LessonChoice.ChooseAsked([ignored], Today) as LessonChoice.Chosen)?.LessonId, Is.EqualTo("b"));
        Assert.That((LessonChoice.ChooseAsked([alone], Today) as LessonChoice.Chosen)?.LessonId, Is.EqualTo("a"));
        Assert.That(LessonChoice.Choose([alone], Today), Is.EqualTo(new LessonChoice.NoLesson(NoLessonReason.AllDone)));
        Assert.That(LessonChoice.ChooseAsked([], Today), Is.EqualTo(new LessonChoice.NoLesson(NoLessonReason.NoTracks)));
    }

    private static TrackProgress Ignored(int times) =>
        Track("sql", 1, 1) with { Of = 2, Lessons = [new LessonProgress("a", 1, Open, times), new LessonProgress("b", 2, Open)] };

    [TestCase(2, 1, "talks", Description = "joined first")]
    [TestCase(1, 1, "sql", Description = "joined together: by id")]
    public void Ties_go_to_the_track_joined_first_then_by_id(int sqlJoined, int talksJoined, string expected)
    {
        var choice = LessonChoice.Choose([Track("talks", talksJoined, 3, Open), Track("sql", sqlJoined, 3, Open)], Today);

        Assert.That((choice as LessonChoice.Chosen)?.TrackId, Is.EqualTo(expected));
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool What_cannot_be_chosen_may_be_missing(Guid seed)
    {
        var chance = new Random(seed.GetHashCode());
        var joined = Enumerable.Range(0, chance.Next(5)).Select(track => AnyTrack($"t{track}", chance)).ToList();
        var byItself = joined.Select(track => track with { Lessons = [.. track.Lessons.Where(lesson => lesson.ComesByItself).Take(1)] }).ToList();
        var asked = joined.Select(track => track with
        {
            Lessons = [.. track.Lessons.Where(lesson => lesson.ComesByItself).Concat(track.Lessons.Where(lesson => lesson.Standing == Open)).Take(1)],
        }).ToList();

        return LessonChoice.Choose(byItself, Today) == LessonChoice.Choose(joined, Today)
            && LessonChoice.Choose(asked, Today) == LessonChoice.Choose(joined, Today)
            && LessonChoice.ChooseAsked(asked, Today) == LessonChoice.ChooseAsked(joined, Today);
    }

    private static TrackProgress AnyTrack(string id, Random chance)
    {
        var lessons = chance.Next(4);
        return new TrackProgress(
            id, id, new DateTimeOffset(2026, 1, 1, 0, chance.Next(3), 0, TimeSpan.Zero), chance.Next(3) == 0 ? null : Today.AddDays(-chance.Next(4)), lessons,
            [.. Enumerable.Range(1, lessons).Select(at => new LessonProgress($"{id}-{at}", at, (LessonStanding)chance.Next(3), chance.Next(5)))]);
    }

    private static TrackProgress Track(string id, int joinedMinute, int? servedDaysAgo, params LessonStanding[] lessons) => new(
        id,
        id.ToUpperInvariant(),
        new DateTimeOffset(2026, 1, 1, 0, joinedMinute, 0, TimeSpan.Zero),
        servedDaysAgo is { } days ? Today.AddDays(-days) : null,
        lessons.Length,
        [.. lessons.Select((standing, index) => new LessonProgress($"{id}-{index + 1}", index + 1, standing))]);
}
