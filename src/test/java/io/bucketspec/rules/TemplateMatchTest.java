package io.bucketspec.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What templates take, case by case. */
class TemplateMatchTest {
  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          cams/{site}/{camera}/f_{n}.jpg | cams/oslo/c1/f_007.jpg | any: site=oslo, camera=c1, n=007
          cams/{site}/{camera}/f_{n}.jpg | cams/oslo/c1/x/f_007.jpg | none
          cams/{site}/{camera}/f_{n}.jpg | cams//c1/f_007.jpg | none
          cams/{site}/{camera}/f_{n}.jpg | cams/oslo/c1/f_.jpg | none
          cams/{site}/{camera}/f_{n}.jpg | xcams/oslo/c1/f_1.jpg | none
          cams/{site}/{camera}/f_{n}.jpg | cams/oslo/c1/f_1.jpgx | none
          {a}_{b}.jpg | x_y_z.jpg | any: a=x_y, b=z
          {a}_{b}.jpg | __x.jpg | any: a=_, b=x
          {a}_{b}.jpg | _x.jpg | none
          **/{name}.jpg | a/b//c.jpg | any: name=c
          **/{name}.jpg | c.jpg | none
          **{ext,x}/{name} | a/ext/b | any: name=b
          photos/** | photos/ | any
          photos/** | photos | none
          photos/**.{jpg,jpeg} | photos/.jpeg | any
          photos/**.{jpg,jpeg} | photos/a.b/c.jpg | any
          photos/**.{jpg,jpeg} | photos/a.png | none
          {a,ab}{bc,c}{n} | abcd | any: n=d
          {a,ab}{bc,c}/{n} | abc/d | any: n=d
          {ab,a}c{n} | abcacx | any: n=acx
          a*c | abbc | any
          a*c | ac | none
          a*c | ab/c | none
          a\\*c | a*c | any
          a\\*c | abc | none
          \\{a\\}\\\\ | {a}\\ | any
          a}b | a}b | any
          {x\\,y,z}1 | x,y1 | any
          {x\\,y,z}1 | x1 | none
          a.b | a.b | any
          a.b | axb | none
          größe/{s}.png | größe/Ärger😀.png | any: s=Ärger😀
          **ö{x} | öäö😀 | any: x=😀
          """)
  void takesWholeKeys(String template, String key, String expected) {
    assertThat(Rules.taken(Rules.compile(Rules.any(template)), key)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          cams/{view:left|right}/{n}.jpg ; cams/right/7.jpg ; any: view=right, n=7
          cams/{view:left|right}/{n}.jpg ; cams/top/7.jpg ; none
          cams/{view:left|right}/{n}.jpg ; cams/lefty/7.jpg ; none
          cams/{view:left|right}/{n}.jpg ; cams/LEFT/7.jpg ; none
          {v:a|ab}{n} ; abc ; any: v=a, n=bc
          {v:ab|a}{n} ; abc ; any: v=ab, n=c
          {v:a|ab}c ; abc ; any: v=ab
          {a}{v:_l|_r}{b} ; x_l_r_ly ; any: a=x_l_r, v=_l, b=y
          {v:a/b|c}/{n} ; a/b/1 ; any: v=a/b, n=1
          {a}{v:/l/|/r/}{n} ; x/r/1 ; any: a=x, v=/r/, n=1
          **{v:/l/|/r}/** ; l/l/r/x ; any: v=/r
          {v:x\\|y|z}1 ; x|y1 ; any: v=x|y
          {v:x\\}|y\\:}1 ; x}1 ; any: v=x}
          {v:x\\}|y:}1 ; y:1 ; any: v=y:
          {v:a,b|c}1 ; a,b1 ; any: v=a,b
          {v:ü|ö} ; ö ; any: v=ö
          {10:30,11:30}_{n} ; 11:30_a ; any: n=a
          {a|b,c} ; a|b ; any
          {a\\:b,c} ; a:b ; any
          {n}.{ext:jpg|PNG} ; 1.pNg ; any: n=1, ext=pNg
          {n}{ext:.jpg|_b.png} ; 1_B.png ; none
          {n}.{v:a|b}/{m} ; 1.A/2 ; none
          """)
  void capturesOneOfSomeTexts(String template, String key, String expected) {
    assertThat(Rules.taken(Rules.compile(Rules.any(template)), key)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a/{n}.jpg | a/1.JPG | any: n=1
          a/{n}.JPG | a/1.jpg | any: n=1
          a/{n}.jpg | A/1.jpg | none
          a/x{n}.jpg | a/X1.jpg | none
          **.{jpg,png} | a.PnG | any
          **{.jpg,.tar.gz} | a.tar.GZ | any
          **{.jpg,.tar.gz} | a.TAR.gz | none
          **{.jpg,_b} | a_B | none
          v1.X/{n} | v1.x/a | none
          v1.X/readme | v1.X/README | none
          a.X** | a.x | none
          a.tar.gz | a.tar.GZ | any
          a.tar.gz | a.TAR.gz | none
          a.{jpg,JPEG} | a.jpeg | any
          {n}.j{x,y}g | 1.JXG | any: n=1
          {n}.ü | 1.Ü | none
          """)
  void ignoresCaseOnlyInTheExtension(String template, String key, String expected) {
    assertThat(Rules.taken(Rules.compile(Rules.any(template)), key)).isEqualTo(expected);
  }
}
