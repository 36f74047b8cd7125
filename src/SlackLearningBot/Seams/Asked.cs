using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Seams;

/// <summary>Work that one slice asks another for, by its name in the outbox.</summary>
internal static class Asked
{
    public const string HomePublish = "home.publish";
    public const string PersonRefresh = "person.refresh";
    public const string Lesson = "lesson.daily";

    /// <summary>App Home shall show how things are now, whether anybody looks at it or not: <see cref="IHomeWishes"/> asks for those who do. Published only when it changed.</summary>
    public static NewDelivery Home(LearnerKey person, DateTimeOffset now) =>
        NewDelivery.To(person, HomePublish, "home", DeliveryClass.Home, now);

    /// <summary>The person looks at App Home. Where Slack says that it shows none at all, it is published even when we believe that it shows just that.</summary>
    public static NewDelivery OpenedHome(LearnerKey person, bool isMissing, DateTimeOffset now) =>
        Home(person, now) with { Payload = isMissing ? """{"opened":true,"force":true}""" : """{"opened":true}""" };

    /// <summary>App Home shall show what a stranger sees, and the delivery leaves no trace: for a person who was just erased.</summary>
    public static NewDelivery ForgottenHome(LearnerKey person, DateTimeOffset now) => Home(person, now) with { Payload = """{"forget":true}""" };

    /// <summary>Read the person's name, zone and state from Slack. Enqueue it again and again.</summary>
    public static NewDelivery Person(LearnerKey person, DateTimeOffset now) =>
        NewDelivery.To(person, PersonRefresh, "profile", DeliveryClass.Read, now);

    /// <summary>The lesson of the learner's own day: as a nudge when the hour has come, as an answer when the learner asks. Once a day either way.</summary>
    public static NewDelivery LessonOf(LearnerKey learner, DateOnly day, DeliveryClass @class, DateTimeOffset dueAt) =>
        NewDelivery.To(learner, Lesson, day.ToString("yyyy-MM-dd"), @class, dueAt) with { Timing = Timing.TheirHour };

    /// <summary>The day whose lesson has this slot.</summary>
    public static DateOnly DayOf(string slot) => DateOnly.ParseExact(slot, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
