using NUnit.Framework;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Playground;

internal sealed class PictureTests
{
    [Test]
    public async Task A_person_has_letters_for_a_picture_in_every_size()
    {
        await using var scene = await Scene.OpenAsync();
        var info = await scene.FormAsync("users.info", ("user", DemoWorkspace.Anna));

        using var picture = await scene.RawAsync(HttpMethod.Get, (string)info["user"]!["profile"]!["image_72"]!);
        using var nobody = await scene.RawAsync(HttpMethod.Get, $"/pictures/{DemoWorkspace.Team}/U0NOBODY000-72.svg");

        Assert.That(picture.Content.Headers.ContentType!.MediaType, Is.EqualTo("image/svg+xml"));
        Assert.That(await picture.Content.ReadAsStringAsync(), Does.Contain(">AL<").And.Contain("width=\"72\""));
        Assert.That((int)nobody.StatusCode, Is.EqualTo(404));
    }
}
