using SlackLearningBot.Features.Answers;
using SlackLearningBot.Features.Assessments;
using SlackLearningBot.Features.Authoring;
using SlackLearningBot.Features.Calendars;
using SlackLearningBot.Features.Care;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Features.Courses;
using SlackLearningBot.Features.Defaults;
using SlackLearningBot.Features.Digest;
using SlackLearningBot.Features.DoNotDisturb;
using SlackLearningBot.Features.Gatherings;
using SlackLearningBot.Features.Guide;
using SlackLearningBot.Features.Health;
using SlackLearningBot.Features.Home;
using SlackLearningBot.Features.Invitations;
using SlackLearningBot.Features.Learners;
using SlackLearningBot.Features.Lessons;
using SlackLearningBot.Features.Memory;
using SlackLearningBot.Features.MentorAsks;
using SlackLearningBot.Features.MentorRounds;
using SlackLearningBot.Features.Mentors;
using SlackLearningBot.Features.Mentorships;
using SlackLearningBot.Features.MentorStatus;
using SlackLearningBot.Features.People;
using SlackLearningBot.Features.PersonalData;
using SlackLearningBot.Features.Programmes;
using SlackLearningBot.Features.Recall;
using SlackLearningBot.Features.Reports;
using SlackLearningBot.Features.Search;
using SlackLearningBot.Features.Sessions;
using SlackLearningBot.Features.TakeAways;
using SlackLearningBot.Features.Tastes;
using SlackLearningBot.Features.Talks;
using SlackLearningBot.Features.Tracks;
using SlackLearningBot.Features.Workspaces;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features;

/// <summary>Every thing people can do, one line each.</summary>
internal static class FeaturesRoom
{
    public static IServiceCollection AddFeatures(this IServiceCollection services, KeyCertificates certificates, bool runsLoops) => services
        .AddWorkspaces(certificates, runsLoops)
        .AddLessons()
        .AddAnswers()
        .AddMemory()
        .AddRecall()
        .AddGuide()
        .AddLearners()
        .AddCalendars()
        .AddDefaults()
        .AddCare() // after the learners: an erasure takes the learner first, and then what may just have been noted of them
        .AddDigest() // after the learners, too
        .AddContent() // before the people: it finds a person's lessons by the e-mail that goes with the person
        .AddPeople()
        .AddAuthoring()
        .AddHome()
        .AddTracks()
        .AddInvitations()
        .AddAssessments()
        .AddDoNotDisturb()
        .AddTastes()
        .AddMentors()
        .AddMentorAsks()
        .AddMentorRounds() // before the mentorships: an erasure takes the person out of a round that is beginning, and then what has just begun
        .AddMentorships()
        .AddMentorStatus()
        .AddCourses()
        .AddTakeAways()
        .AddGatherings()
        .AddTalks()
        .AddSessions()
        .AddProgrammes()
        .AddSearch()
        .AddReports()
        .AddHealth() // after the answers: an erasure takes those first, and then what may just have been said of them
        .AddPersonalData();

    /// <summary>The pages slices show in a browser.</summary>
    public static void MapFeatures(this WebApplication app) => app.MapWorkspaces();

    /// <summary>The verbs that slices bring to the console; <paramref name="calendar"/> is for those that need no database and so no host.</summary>
    public static IReadOnlyList<IConsoleCommand> ConsoleCommands(TimeProvider calendar) =>
    [
        new ContentCommand(calendar),
        new CalendarCommand(calendar),
        new MemoryCommand(),
        .. ProgrammesFeature.ConsoleCommands,
        .. PeopleFeature.ConsoleCommands,
    ];
}
