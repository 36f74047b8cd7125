using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;
using static SlackLearningBot.Learning.Cadence.LearningDays;

namespace SlackLearningBot.Learning.Tests.Cadence;

public sealed class DaysTextTests
{
    [TestCase("mon-thu", Monday | Tuesday | Wednesday | Thursday)]
    [TestCase("Monday to Thursday", Monday | Tuesday | Wednesday | Thursday)]
    [TestCase("MON – THU", Monday | Tuesday | Wednesday | Thursday)]
    [TestCase("mon, wed, fri", Monday | Wednesday | Friday)]
    [TestCase("Monday, Wednesday and Friday", Monday | Wednesday | Friday)]
    [TestCase("tues thurs", Tuesday | Thursday)]
    [TestCase("fri-mon", Friday | Saturday | Sunday | Monday)]
    [TestCase("mon-wed, sat", Monday | Tuesday | Wednesday | Saturday)]
    [TestCase("weekdays", Weekdays)]
    [TestCase("weekend", Weekend)]
    [TestCase("every day", EveryDay)]
    [TestCase("sunday", Sunday)]
    public void Days_are_read_as_people_write_them(string text, LearningDays expected)
    {
        Assert.That(DaysText.Parse(text), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("someday")]
    [TestCase("mon-")]
    [TestCase("-mon")]
    [TestCase("mon-tue-wed")]
    [TestCase("mon, blursday")]
    [TestCase("; drop table learner")]
    [TestCase("<!channel>")]
    public void Anything_else_is_no_day(string text)
    {
        Assert.That(DaysText.Parse(text), Is.Null);
    }

    [TestCase(Monday | Tuesday | Wednesday | Thursday, "mon-thu", "Monday to Thursday")]
    [TestCase(Monday | Wednesday | Friday, "mon, wed, fri", "Monday, Wednesday and Friday")]
    [TestCase(Monday | Tuesday, "mon, tue", "Monday and Tuesday")]
    [TestCase(Monday | Tuesday | Wednesday | Saturday, "mon-wed, sat", "Monday to Wednesday and Saturday")]
    [TestCase(Sunday, "sun", "Sunday")]
    [TestCase(Weekdays, "weekdays", "Monday to Friday")]
    [TestCase(EveryDay, "every day", "every day")]
    public void Days_are_written_short_and_in_words(LearningDays days, string expectedShort, string expectedWords)
    {
        Assert.Multiple(() =>
        {
            Assert.That(DaysText.Format(days), Is.EqualTo(expectedShort));
            Assert.That(DaysText.Words(days), Is.EqualTo(expectedWords));
        });
    }

    [Test]
    public void Both_forms_of_every_set_of_days_can_be_typed_back([Range(1, 127)] int bits)
    {
        var days = (LearningDays)bits;

        Assert.That((DaysText.Parse(DaysText.Format(days)), DaysText.Parse(DaysText.Words(days))), Is.EqualTo(((LearningDays?)days, (LearningDays?)days)));
    }

    [TestCase(0)]
    [TestCase(128)]
    public void A_set_without_a_day_cannot_be_written(int bits)
    {
        Assert.That(() => DaysText.Format((LearningDays)bits), Throws.ArgumentException);
    }

    [Test]
    public void Every_day_of_the_week_has_its_bit()
    {
        var found = Enum.GetValues<DayOfWeek>().Select(day => DaysText.Of(day).ToString());

        Assert.That(found, Is.EqualTo(Enum.GetNames<DayOfWeek>()));
    }

    [FsCheck.NUnit.Property]
    public bool Reading_never_throws_and_never_gives_no_day(string? text) => DaysText.Parse(text ?? "") is null or > None;
}
