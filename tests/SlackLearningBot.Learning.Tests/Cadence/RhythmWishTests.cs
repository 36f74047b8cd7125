using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;
using static SlackLearningBot.Learning.Cadence.LearningDays;

namespace SlackLearningBot.Learning.Tests.Cadence;

public sealed class RhythmWishTests
{
    private static readonly Rhythm Current = new("Europe/Stockholm", new TimeOnly(9, 0), Weekdays);

    [TestCase("08:30", "08:30", Weekdays)]
    [TestCase("8.30", "08:30", Weekdays)]
    [TestCase("8:30am", "08:30", Weekdays)]
    [TestCase("8 PM", "20:00", Weekdays)]
    [TestCase("8:05 p.m.", "20:05", Weekdays)]
    [TestCase("12 pm", "12:00", Weekdays)]
    [TestCase("0830", "08:30", Weekdays)]
    [TestCase("830", "08:30", Weekdays)]
    [TestCase("7", "07:00", Weekdays)]
    [TestCase("at 7:45", "07:45", Weekdays)]
    [TestCase("mon-thu", "09:00", Monday | Tuesday | Wednesday | Thursday)]
    [TestCase("08:30 mon-thu", "08:30", Monday | Tuesday | Wednesday | Thursday)]
    [TestCase("08:30, mon, wed, fri", "08:30", Monday | Wednesday | Friday)]
    [TestCase("Weekdays 7:45", "07:45", Weekdays)]
    [TestCase("8 on Monday and Friday", "08:00", Monday | Friday)]
    [TestCase("every day 05:00", "05:00", EveryDay)]
    [TestCase("22:00", "22:00", Weekdays)]
    public void A_wish_changes_what_it_names(string text, string hour, LearningDays days)
    {
        Assert.That(
            RhythmWish.Read(text, Current),
            Is.EqualTo(new RhythmWish.Changed(new Rhythm("Europe/Stockholm", Instants.Hour(hour), days))));
    }

    [TestCase("04:59", "04:59")]
    [TestCase("22:01", "22:01")]
    [TestCase("3 am weekdays", "03:00")]
    [TestCase("12 am", "00:00")]
    public void An_hour_of_the_night_is_refused_with_the_window(string text, string asked)
    {
        Assert.That(
            RhythmWish.Read(text, Current),
            Is.EqualTo(new RhythmWish.TooEarlyOrLate(Instants.Hour(asked), new TimeOnly(5, 0), new TimeOnly(22, 0))));
    }

    [TestCase("")]
    [TestCase("soon")]
    [TestCase("25:00")]
    [TestCase("25:00 mon")]
    [TestCase("08:60")]
    [TestCase("13 pm")]
    [TestCase("0 am")]
    [TestCase("8-17")]
    [TestCase("08:30 09:30")]
    [TestCase("08:30 blursday")]
    [TestCase("٠٨:٣٠")]
    [TestCase("08:30:00")]
    [TestCase("1234:30")]
    [TestCase("<!channel>")]
    [TestCase("'; drop table learner; --")]
    public void Anything_else_is_not_understood(string text)
    {
        Assert.That(RhythmWish.Read(text, Current), Is.EqualTo(new RhythmWish.NotUnderstood(text)));
    }

    [Test]
    public void A_very_long_wish_comes_back_short()
    {
        var result = RhythmWish.Read(new string('8', 100_000), Current);

        Assert.That(result, Is.InstanceOf<RhythmWish.NotUnderstood>().With.Property("Wish").Length.LessThanOrEqualTo(100));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Reading_never_throws(string? text) => RhythmWish.Read(text ?? "", Current) is not null;
}
