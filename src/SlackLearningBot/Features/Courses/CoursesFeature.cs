using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Courses;

/// <summary>What can be learnt elsewhere (courses, conferences, workshops, videos, articles), and what people say they did there.</summary>
internal static class CoursesFeature
{
    public static IServiceCollection AddCourses(this IServiceCollection services) => services
        .AddSingleton<CatalogueStore>()
        .AddSingleton<ISearchSource, CourseSource>()
        .AddSingleton<Listing>()
        .AddSingleton<Proposals>()
        .AddSingleton<PersonsDay>()
        .AddSingleton<IHomeSection>(provider => provider.GetRequiredService<MineSections>())
        .AddSingleton<IProgressSection>(provider => provider.GetRequiredService<MineSections>())
        .AddSingleton<IWaiting, CoursesWaiting>()
        .AddSingleton<IPersonalData, CoursesPersonalData>()
        .AddSingleton<ISubcommand, CoursesCommand>()
        .AddSingleton<ISubcommand, AddCommand>()
        .AddSingleton<IViewSubmissionHandler, CourseModal>()
        .AddSingleton<IViewSubmissionHandler, DoneModal>()
        .AddAction<CoursesPageAction, CoursesPlace>()
        .AddAction<ChangeAction, CourseChoice>()
        .AddAction<RetireAction, CourseChoice>()
        .AddAction<PublishAction, CourseChoice>()
        .AddAction<DeclineAction, CourseChoice>()
        .AddAction<DidAction, CourseChoice>()
        .AddAction<TakeBackAction, CourseChoice>()
        .AddAction<MineSections>()
        .AddSingleton<ICourseSheets, Imports>()
        .AddSingleton<ImportCleaner>()
        .AddAction<SaveImportAction, ImportChoice>()
        .AddAction<DiscardImportAction, ImportChoice>()
        .AddWork<ImportWork>()
        .AddWork<ProposedWork>()
        .AddWork<DecidedWork>();
}
