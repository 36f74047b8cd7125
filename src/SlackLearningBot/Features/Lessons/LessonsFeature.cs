using SlackLearningBot.Blocks;
using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Lessons;

/// <summary>The lesson of the day: chosen, sent, put off, put aside, brought back.</summary>
internal static class LessonsFeature
{
    public static IServiceCollection AddLessons(this IServiceCollection services) => services
        .AddSingleton<Choosing>()
        .AddSingleton<Weighing>()
        .AddSingleton<LessonBatch>()
        .AddSingleton<LessonSheets>()
        .AddSingleton<SheetCards>()
        .AddSingleton<LessonCards>()
        .AddSingleton<ILessonCards>(provider => provider.GetRequiredService<LessonCards>())
        .AddSingleton<TurnChanges>()
        .AddSingleton<TurnReads>()
        .AddSingleton<WhyLesson>()
        .AddSingleton<Today>()
        .AddWork<LessonWork>()
        .AddWork<LessonAgainWork>()
        .AddAction<DoneAction, TurnValue>()
        .AddAction<NotForMeAction, TurnValue>()
        .AddAction<UndoAction, TurnValue>()
        .AddAction<WhyAction, TurnValue>()
        .AddAction<RestAction, TurnValue>()
        .AddAction<LaterAction, LaterValue>()
        .AddAction<TodayAction>()
        .AddAction<PreviewAction>()
        .AddSingleton<IViewSubmissionHandler, LaterModal>()
        .AddSingleton<IWhy, LessonWhy>()
        .AddSingleton<IWaiting, LessonsWaiting>()
        .AddSingleton<IDigestSection, LessonsAhead>()
        .AddSingleton<ISubcommand, TodayCommand>()
        .AddSingleton<IHomeSection, LessonsHome>()
        .AddSingleton<IPersonalData, LessonsPersonalData>();
}
